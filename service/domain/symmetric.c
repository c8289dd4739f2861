/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/symmetric.h"

#include <assert.h>
#include <math.h>

struct sv_symmetric sv_symmetric_new(struct sv_arena *arena, size_t order)
{
    return (struct sv_symmetric){ order, sv_arena_array(arena, order * order, sizeof(double)) };
}

double sv_symmetric_get(const struct sv_symmetric *matrix, size_t row, size_t column)
{
    return matrix->cells[row * matrix->order + column];
}

void sv_symmetric_set(const struct sv_symmetric *matrix, size_t row, size_t column, double value)
{
    matrix->cells[row * matrix->order + column] = value;
    matrix->cells[column * matrix->order + row] = value;
}

bool sv_symmetric_correlations(struct sv_arena *arena, const struct sv_symmetric *products,
                               struct sv_symmetric *ret_correlations)
{
    struct sv_symmetric correlations = sv_symmetric_new(arena, products->order);

    for (size_t i = 0; i < products->order; i++) {
        if (!(sv_symmetric_get(products, i, i) > 0))
            return false;
    }
    for (size_t i = 0; i < products->order; i++) {
        sv_symmetric_set(&correlations, i, i, 1);
        for (size_t j = 0; j < i; j++)
            sv_symmetric_set(
                &correlations, i, j,
                sv_symmetric_get(products, i, j) /
                    sqrt(sv_symmetric_get(products, i, i) * sv_symmetric_get(products, j, j)));
    }
    *ret_correlations = correlations;
    return true;
}

/* What is left of a cell once the columns before it are taken out. */
static double remainder_at(const struct sv_symmetric *matrix, const struct sv_symmetric *factor,
                           size_t row, size_t column)
{
    const double *a = factor->cells + row * factor->order;
    const double *b = factor->cells + column * factor->order;
    double rest = sv_symmetric_get(matrix, row, column);

    for (size_t k = 0; k < column; k++)
        rest -= a[k] * b[k];
    return rest;
}

bool sv_cholesky(struct sv_arena *arena, const struct sv_symmetric *matrix,
                 struct sv_symmetric *ret_factor, bool *ret_collinear)
{
    struct sv_symmetric factor = sv_symmetric_new(arena, matrix->order);
    bool whole = true;

    for (size_t i = 0; i < matrix->order; i++) {
        double *row = factor.cells + i * factor.order, pivot = 0;

        for (size_t j = 0; j < i; j++) {
            double diagonal = sv_symmetric_get(&factor, j, j);

            row[j] = ret_collinear[j] ? 0 : remainder_at(matrix, &factor, i, j) / diagonal;
        }
        pivot = remainder_at(matrix, &factor, i, i);
        ret_collinear[i] = !(pivot > SV_PIVOT_MIN * sv_symmetric_get(matrix, i, i));
        row[i] = ret_collinear[i] ? 0 : sqrt(pivot);
        whole = whole && !ret_collinear[i];
    }
    *ret_factor = factor;
    return whole;
}

/* Column of the inverse: solves L L' x = unit vector. */
static void solve_unit(const struct sv_symmetric *factor, size_t unit, double *x)
{
    size_t order = factor->order;

    for (size_t i = 0; i < order; i++) {
        x[i] = i == unit ? 1 : 0;
        for (size_t k = 0; k < i; k++)
            x[i] -= factor->cells[i * order + k] * x[k];
        x[i] /= factor->cells[i * order + i];
    }
    for (size_t i = order; i-- > 0;) {
        for (size_t k = i + 1; k < order; k++)
            x[i] -= factor->cells[k * order + i] * x[k];
        x[i] /= factor->cells[i * order + i];
    }
}

struct sv_symmetric sv_cholesky_inverse(struct sv_arena *arena, const struct sv_symmetric *factor)
{
    struct sv_symmetric inverse = sv_symmetric_new(arena, factor->order);
    double *x = sv_arena_array(arena, factor->order, sizeof(*x));

    for (size_t j = 0; j < factor->order; j++) {
        solve_unit(factor, j, x);
        for (size_t i = j; i < factor->order; i++)
            sv_symmetric_set(&inverse, i, j, x[i]);
    }
    return inverse;
}

/*
 * In the Cholesky factor of the subset with the last value added, the squares in the last value's
 * row before the diagonal add up to r_S' R_SS^-1 r_S.
 */
static double share_told(const struct sv_symmetric *matrix, size_t subset,
                         const struct sv_symmetric *factor)
{
    size_t last = matrix->order - 1, members[sizeof(subset) * 8], count = 0;
    double share = 0;

    for (size_t i = 0; i < last; i++) {
        if (subset >> i & 1)
            members[count++] = i;
    }
    members[count] = last;
    for (size_t i = 0; i <= count; i++) {
        double *row = factor->cells + i * factor->order;

        for (size_t j = 0; j <= i; j++) {
            const double *other = factor->cells + j * factor->order;
            double rest = sv_symmetric_get(matrix, members[i], members[j]);

            for (size_t k = 0; k < j; k++)
                rest -= row[k] * other[k];
            if (j < i)
                row[j] = rest / other[j];
            else if (i < count) /* the last pivot is of no use, and none if all is told */
                row[j] = sqrt(rest);
        }
    }
    for (size_t k = 0; k < count; k++) {
        double part = sv_symmetric_get(factor, count, k);

        share += part * part;
    }
    return share;
}

const double *sv_subset_shares(struct sv_arena *arena, const struct sv_symmetric *correlations)
{
    size_t count = (size_t)1 << (correlations->order - 1);
    double *shares = sv_arena_array(arena, count, sizeof(*shares));
    struct sv_symmetric factor = sv_symmetric_new(arena, correlations->order);

    assert(correlations->order >= 1 && correlations->order <= 17);
    for (size_t subset = 0; subset < count; subset++)
        shares[subset] = share_told(correlations, subset, &factor);
    return shares;
}

/* One rotation of Jacobi's method: makes the cell (p, q) zero. */
static void rotate(const struct sv_symmetric *matrix, size_t p, size_t q)
{
    size_t order = matrix->order;
    double *cells = matrix->cells, off = cells[p * order + q];

    if (!(fabs(off) > 0))
        return;
    double angle = (cells[q * order + q] - cells[p * order + p]) / (2 * off);
    double tangent = (angle < 0 ? -1 : 1) / (fabs(angle) + sqrt(angle * angle + 1));
    double cosine = 1 / sqrt(tangent * tangent + 1), sine = tangent * cosine;

    for (size_t k = 0; k < order; k++) {
        double a = cells[k * order + p], b = cells[k * order + q];

        cells[k * order + p] = cosine * a - sine * b;
        cells[k * order + q] = sine * a + cosine * b;
    }
    for (size_t k = 0; k < order; k++) {
        double a = cells[p * order + k], b = cells[q * order + k];

        cells[p * order + k] = cosine * a - sine * b;
        cells[q * order + k] = sine * a + cosine * b;
    }
}

double sv_condition_number(struct sv_arena *arena, const struct sv_symmetric *matrix)
{
    enum { SWEEPS = 30 }; /* it converges with the square: ten are plenty */
    struct sv_symmetric turned = sv_symmetric_new(arena, matrix->order);
    double least = 0, most = 0;

    for (size_t i = 0; i < matrix->order * matrix->order; i++)
        turned.cells[i] = matrix->cells[i];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        for (size_t p = 0; p < matrix->order; p++) {
            for (size_t q = p + 1; q < matrix->order; q++)
                rotate(&turned, p, q);
        }
    }
    for (size_t i = 0; i < matrix->order; i++) {
        double value = sv_symmetric_get(&turned, i, i);

        least = i == 0 || value < least ? value : least;
        most = i == 0 || value > most ? value : most;
    }
    return least > 0 ? most / least : 0;
}
