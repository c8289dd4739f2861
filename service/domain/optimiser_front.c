/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser_front.h"

#include <string.h>

enum {
    FRONT_MAX = 65536, /* labels: 200 measures in steps of 0.05 points need some thousands */
    FRONT_THIN = 64,   /* once the work limit is met */
    STEPS_KEPT = 32    /* that a label kept counts for: the limit bounds memory too */
};

void sv_work_spend(struct sv_work *work, size_t steps)
{
    work->spent += (int64_t)steps;
}

bool sv_work_is_over(const struct sv_work *work)
{
    return work->spent > work->limit;
}

bool sv_work_is_out(struct sv_work *work)
{
    bool out = work->spent / 3 > work->limit;

    work->thinned = work->thinned || out;
    return out;
}

int64_t sv_cost_sum(int64_t a, int64_t b)
{
    return a > INT64_MAX - b ? INT64_MAX : a + b;
}

bool sv_bits_earlier(const uint64_t *a, const uint64_t *b, size_t words)
{
    for (size_t w = 0; w < words; w++) {
        uint64_t differ = a[w] ^ b[w];

        if (differ != 0)
            return (a[w] & differ & (0 - differ)) != 0;
    }
    return false;
}

bool sv_bits_meet(const uint64_t *a, const uint64_t *b, size_t words)
{
    uint64_t common = 0;

    for (size_t w = 0; w < words; w++)
        common |= a[w] & b[w];
    return common != 0;
}

bool sv_bits_within(const uint64_t *a, const uint64_t *b, size_t words)
{
    uint64_t outside = 0;

    for (size_t w = 0; w < words; w++)
        outside |= a[w] & ~b[w];
    return outside == 0;
}

bool sv_bits_same(const uint64_t *a, const uint64_t *b, size_t words)
{
    return memcmp(a, b, words * sizeof(*a)) == 0;
}

uint64_t *sv_bits_copy(struct sv_arena *arena, const uint64_t *bits, size_t words)
{
    uint64_t *copy = sv_arena_array(arena, words, sizeof(*copy));

    memcpy(copy, bits, words * sizeof(*copy));
    return copy;
}

struct sv_front sv_front_of_nothing(struct sv_arena *arena, size_t words)
{
    struct sv_pick *label = sv_arena_alloc(arena, sizeof(*label));

    label->bits = sv_arena_array(arena, words, sizeof(*label->bits));
    return (struct sv_front){ label, 1 };
}

static bool has_earlier_codes(const struct sv_joined *a, const struct sv_joined *b, size_t words)
{
    for (size_t w = 0; w < words; w++) {
        uint64_t in_a = a->left->bits[w] | a->right->bits[w];
        uint64_t in_b = b->left->bits[w] | b->right->bits[w];
        uint64_t differ = in_a ^ in_b;

        if (differ != 0)
            return (in_a & differ & (0 - differ)) != 0;
    }
    return false;
}

/* Cost, number of measures, codes: an order that joining both with the same set keeps. */
static bool is_cheaper(const struct sv_joined *a, const struct sv_joined *b, size_t words)
{
    if (a->cost != b->cost)
        return a->cost < b->cost;
    if (a->count != b->count)
        return a->count < b->count;
    return has_earlier_codes(a, b, words);
}

/* Takes the next label, which has no more points than the last one. */
static void keep(const struct sv_front_maker *maker, struct sv_joined *front, size_t *count,
                 const struct sv_joined *label)
{
    struct sv_joined *last = *count > 0 ? &front[*count - 1] : NULL;

    if (last == NULL || maker->kind == SV_FRONT_ALL) {
        front[(*count)++] = *label;
    } else if (last->points == label->points) {
        if (is_cheaper(label, last, maker->words))
            *last = *label;
    } else if (maker->kind == SV_FRONT_RAW) {
        /* What passes the cap is worth no more: at equal cost the smaller set may win. */
        if (is_cheaper(label, last, maker->words))
            front[(*count)++] = *label;
    } else if (label->cost < last->cost) {
        *count -= label->points >= maker->top;
        front[(*count)++] = *label;
    }
}

static void make_room(struct sv_front_maker *maker, size_t count)
{
    if (maker->next_size >= count)
        return;
    maker->next_size = count > 2 * maker->next_size ? count : 2 * maker->next_size;
    maker->next = sv_arena_array(maker->arena, maker->next_size, sizeof(*maker->next));
}

static void swap(struct sv_front_maker *maker)
{
    struct sv_joined *now = maker->now;
    size_t size = maker->now_size;

    maker->now = maker->next;
    maker->now_size = maker->next_size;
    maker->next = now;
    maker->next_size = size;
}

/* Keeps the first, the last, which is the cheapest, and others evenly between them. */
static void thin(struct sv_front_maker *maker, size_t most)
{
    if (maker->count <= most)
        return;
    for (size_t i = 0; i < most; i++)
        maker->now[i] = maker->now[i * (maker->count - 1) / (most - 1)];
    maker->count = most;
    maker->work->thinned = true;
}

void sv_front_start(struct sv_front_maker *maker)
{
    maker->count = 0;
}

static struct sv_joined join(const struct sv_front_maker *maker, const struct sv_pick *left,
                             const struct sv_pick *right)
{
    struct sv_joined joined = { left->points + right->points, sv_cost_sum(left->cost, right->cost),
                                left->count + right->count, left, right };

    if (maker->kind == SV_FRONT_RAW && joined.points > maker->top)
        joined.points = maker->top;
    return joined;
}

void sv_front_add(struct sv_front_maker *maker, const struct sv_front *front,
                  const struct sv_pick *label)
{
    size_t count = 0, old = 0;

    make_room(maker, maker->count + front->count);
    for (size_t i = 0; i < front->count; i++) {
        struct sv_joined joined = join(maker, &front->items[i], label);

        while (old < maker->count && maker->now[old].points >= joined.points)
            keep(maker, maker->next, &count, &maker->now[old++]);
        keep(maker, maker->next, &count, &joined);
    }
    while (old < maker->count)
        keep(maker, maker->next, &count, &maker->now[old++]);
    sv_work_spend(maker->work, maker->count + front->count);
    swap(maker);
    maker->count = count;
    thin(maker, sv_work_is_over(maker->work) ? FRONT_THIN : FRONT_MAX);
}

void sv_front_add_sums(struct sv_front_maker *maker, const struct sv_front *a,
                       const struct sv_front *b)
{
    const struct sv_front *many = a->count < b->count ? b : a;
    const struct sv_front *few = many == a ? b : a;

    for (size_t i = 0; i < few->count && (i == 0 || !sv_work_is_out(maker->work)); i++)
        sv_front_add(maker, many, &few->items[i]);
}

struct sv_front sv_front_take(struct sv_front_maker *maker, struct sv_arena *arena)
{
    struct sv_pick *items = sv_arena_array(arena, maker->count, sizeof(*items));
    uint64_t *bits = sv_arena_array(arena, maker->count * maker->words, sizeof(*bits));

    for (size_t i = 0; i < maker->count; i++) {
        const struct sv_joined *joined = &maker->now[i];

        for (size_t w = 0; w < maker->words; w++)
            bits[w] = joined->left->bits[w] | joined->right->bits[w];
        items[i] = (struct sv_pick){ joined->points, joined->cost, joined->count, bits };
        bits += maker->words;
    }
    sv_work_spend(maker->work, STEPS_KEPT * maker->count);
    return (struct sv_front){ items, maker->count };
}
