/* SPDX-License-Identifier: Apache-2.0 */
#include "report/chart_svg.h"

#include "report/markup.h"
#include "report/text_wrap.h"

#include <math.h>
#include <string.h>

/* All lengths in points. */
#define FONT_SIZE    9.5
#define LINE_HEIGHT  11.0
#define ROW_PADDING  5.0
#define LABEL_WIDTH  190.0
#define VALUE_WIDTH  44.0
#define GAP          8.0
#define AXIS_HEIGHT  16.0
#define LEGEND_LINE  16.0
#define BAR_HEIGHT   9.0
#define WHISKER_HALF 2.8

#define INK    "#1a1a1a"
#define RULE   "#d0d0d0"
#define BAR    "#80cdc1"
#define STRONG "#018571"

enum { LABEL_LINES = 2, TICKS_MAX = 12 };

struct drawing {
    struct sv_arena *arena;
    const struct sv_chart *chart;
    struct sv_buffer out;
    double left, right; /* of the plot */
    double low, high;   /* at its edges */
    double top, y;
};

static double x_of(const struct drawing *drawing, double value)
{
    double within = fmin(fmax(value, drawing->low), drawing->high);

    return drawing->left + (drawing->right - drawing->left) * (within - drawing->low) /
                               (drawing->high - drawing->low);
}

struct text_place {
    double x, y;
    const char *anchor; /* start, middle, end */
    bool strong;
    const char *colour;
};

static void put_text(struct drawing *drawing, struct text_place place, const char *text)
{
    sv_buffer_printf(&drawing->out, "<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"%s\"%s fill=\"%s\">",
                     place.x, place.y, place.anchor, place.strong ? " font-weight=\"bold\"" : "",
                     place.colour == NULL ? INK : place.colour);
    sv_markup_add(&drawing->out, text);
    sv_buffer_add(&drawing->out, "</text>\n");
}

struct line_place {
    double x1, y1, x2, y2;
    double width;
    const char *colour;
};

static void put_line(struct drawing *drawing, struct line_place line)
{
    sv_buffer_printf(&drawing->out,
                     "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke=\"%s\" "
                     "stroke-width=\"%.2f\"/>\n",
                     line.x1, line.y1, line.x2, line.y2, line.colour, line.width);
}

static void put_bar(struct drawing *drawing, double from, double to, double y, const char *colour)
{
    sv_buffer_printf(&drawing->out,
                     "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>\n",
                     from, y - BAR_HEIGHT / 2, fmax(to - from, 0), BAR_HEIGHT, colour);
}

static void put_whisker(struct drawing *drawing, const struct sv_chart_row *row, double y)
{
    double low = x_of(drawing, row->low), high = x_of(drawing, row->high);

    put_line(drawing, (struct line_place){ low, y, high, y, 1, INK });
    put_line(drawing, (struct line_place){ low, y - WHISKER_HALF, low, y + WHISKER_HALF, 1, INK });
    put_line(drawing,
             (struct line_place){ high, y - WHISKER_HALF, high, y + WHISKER_HALF, 1, INK });
}

/* Whole segments from the middle of the scale outwards; the middle answer lies across the centre.
 */
static double below_centre(const struct sv_chart *chart, const struct sv_chart_row *row)
{
    double sum = 0;

    for (size_t i = 0; i < chart->part_count / 2; i++)
        sum += row->parts[i];
    return chart->part_count % 2 == 1 ? sum + row->parts[chart->part_count / 2] / 2 : sum;
}

/* The colour-blind-safe BrBG steps; an even scale has no middle. */
static const char *part_colour(size_t count, size_t part)
{
    static const char *const five[] = { "#a6611a", "#dfc27d", "#e6e6e6", "#80cdc1", "#018571" };
    static const char *const seven[] = { "#8c510a", "#d8b365", "#f6e8c3", "#e6e6e6",
                                         "#c7eae5", "#5ab4ac", "#01665e" };

    if (count > 5)
        return seven[count == 6 && part >= 3 ? part + 1 : part];
    if (count <= 3)
        return five[part == 0 ? 0 : (part + 1 == count ? 4 : 2)];
    return five[count == 4 && part >= 2 ? part + 1 : part];
}

static bool is_dark(size_t count, size_t part)
{
    return part == 0 || part + 1 == count;
}

static void put_parts(struct drawing *drawing, const struct sv_chart_row *row, double y)
{
    const struct sv_chart *chart = drawing->chart;
    double from = -below_centre(chart, row);

    for (size_t i = 0; i < chart->part_count; i++) {
        double left = x_of(drawing, from), right = x_of(drawing, from + row->parts[i]);
        const char *share = sv_arena_printf(drawing->arena, "%.0f", row->parts[i]);

        put_bar(drawing, left, right, y, part_colour(chart->part_count, i));
        if (right - left > FONT_SIZE * sv_text_width(share) + 3)
            put_text(drawing,
                     (struct text_place){ (left + right) / 2, y + 3.2, "middle", false,
                                          is_dark(chart->part_count, i) ? "#ffffff" : INK },
                     share);
        from += row->parts[i];
    }
}

static void put_mark(struct drawing *drawing, const struct sv_chart_row *row, double y)
{
    switch (drawing->chart->kind) {
    case SV_CHART_BARS:
        put_bar(drawing, x_of(drawing, 0), x_of(drawing, row->value), y,
                row->strong ? STRONG : BAR);
        break;
    case SV_CHART_DIFFERENCES:
        sv_buffer_printf(&drawing->out, "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"3\" fill=\"%s\"/>\n",
                         x_of(drawing, row->value), y, STRONG);
        break;
    case SV_CHART_STACKS:
        put_parts(drawing, row, y);
        return;
    }
    if (row->whisker)
        put_whisker(drawing, row, y);
}

static void put_row(struct drawing *drawing, const struct sv_chart_row *row)
{
    const struct sv_text_lines lines =
        sv_text_wrap(drawing->arena, row->label, (drawing->left - GAP) / FONT_SIZE, LABEL_LINES);
    double height = (double)lines.count * LINE_HEIGHT + ROW_PADDING;
    double middle = drawing->y + height / 2;

    for (size_t i = 0; i < lines.count; i++)
        put_text(drawing,
                 (struct text_place){
                     0, middle + 3.2 + LINE_HEIGHT * ((double)i - (double)(lines.count - 1) / 2),
                     "start", row->strong, NULL },
                 lines.items[i]);
    if (row->known)
        put_mark(drawing, row, middle);
    put_text(drawing, (struct text_place){ SV_CHART_WIDTH, middle + 3.2, "end", row->strong, NULL },
             row->value_text);
    drawing->y += height;
}

static double rows_height(const struct drawing *drawing)
{
    double height = 0;

    for (size_t i = 0; i < drawing->chart->row_count; i++)
        height += ROW_PADDING +
                  LINE_HEIGHT * (double)sv_text_wrap(drawing->arena, drawing->chart->rows[i].label,
                                                     (drawing->left - GAP) / FONT_SIZE, LABEL_LINES)
                                    .count;
    return height;
}

static void put_axis(struct drawing *drawing, double height)
{
    double span = drawing->high - drawing->low;
    double step = span > 80 ? 20 : (span > 40 ? 10 : 5);
    double bottom = drawing->top + height;

    for (int i = (int)ceil(drawing->low / step); i <= (int)floor(drawing->high / step); i++) {
        double tick = i * step;
        double x = x_of(drawing, tick);
        bool zero = fabs(tick) < 0.5;
        const char *sign = tick < -0.5 ? "−" : "";
        bool signs = drawing->chart->kind == SV_CHART_DIFFERENCES && tick > 0.5;

        put_line(drawing, (struct line_place){ x, drawing->top, x, bottom, zero ? 1 : 0.5,
                                               zero ? INK : RULE });
        put_text(drawing, (struct text_place){ x, bottom + 12, "middle", false, NULL },
                 sv_arena_printf(drawing->arena, "%s%.0f%s", signs ? "+" : sign, fabs(tick),
                                 drawing->chart->kind == SV_CHART_BARS ? "%" : ""));
    }
}

/* What the colours stand for, in as many lines as it takes. */
static void put_legend(struct drawing *drawing)
{
    const struct sv_chart *chart = drawing->chart;
    double x = 0;

    for (size_t i = 0; i < chart->part_count; i++) {
        double width = 14 + FONT_SIZE * sv_text_width(chart->parts[i]) + 12;

        if (x > 0 && x + width > SV_CHART_WIDTH) {
            x = 0;
            drawing->y += LEGEND_LINE;
        }
        put_bar(drawing, x, x + 10, drawing->y + 6, part_colour(chart->part_count, i));
        put_text(drawing, (struct text_place){ x + 14, drawing->y + 9.2, "start", false, NULL },
                 chart->parts[i]);
        x += width;
    }
    drawing->y += LEGEND_LINE + 2;
}

static void set_plot(struct drawing *drawing)
{
    const struct sv_chart *chart = drawing->chart;
    double widest = 0;

    for (size_t i = 0; i < chart->row_count; i++)
        widest = fmax(widest, FONT_SIZE * sv_text_width(chart->rows[i].label) + GAP);
    drawing->left = fmin(LABEL_WIDTH, widest) + 4;
    drawing->right = SV_CHART_WIDTH - VALUE_WIDTH;
    drawing->low = chart->low;
    drawing->high = chart->high;
    if (chart->kind != SV_CHART_STACKS)
        return;
    for (size_t i = 0; i < chart->row_count; i++) {
        double below = below_centre(chart, &chart->rows[i]);

        drawing->low = fmin(drawing->low, -below);
        drawing->high = fmax(drawing->high, 100 - below);
    }
}

const char *sv_svg_of_chart(struct sv_arena *arena, const struct sv_chart *chart)
{
    struct drawing drawing = { .arena = arena, .chart = chart, .out = { .arena = arena } };
    struct sv_buffer svg = { .arena = arena };

    set_plot(&drawing);
    if (drawing.high <= drawing.low)
        drawing.high = drawing.low + 1;
    if (chart->kind == SV_CHART_STACKS)
        put_legend(&drawing);
    drawing.top = drawing.y;
    double height = rows_height(&drawing);

    if (chart->kind == SV_CHART_STACKS)
        put_line(&drawing, (struct line_place){ x_of(&drawing, 0), drawing.top, x_of(&drawing, 0),
                                                drawing.top + height, 0.5, INK });
    else
        put_axis(&drawing, height);
    for (size_t i = 0; i < chart->row_count; i++)
        put_row(&drawing, &chart->rows[i]);
    double total = drawing.y + (chart->kind == SV_CHART_STACKS ? 2 : AXIS_HEIGHT);

    sv_buffer_printf(&svg,
                     "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%dpt\" "
                     "height=\"%.2fpt\" viewBox=\"0 0 %d %.2f\" font-family=\"Times New Roman, "
                     "Liberation Serif, serif\" font-size=\"%.1f\">\n<title>",
                     SV_CHART_WIDTH, total, SV_CHART_WIDTH, total, FONT_SIZE);
    sv_markup_add(&svg, chart->title);
    sv_buffer_printf(&svg, "</title>\n%s</svg>", drawing.out.data);
    return svg.data;
}
