// Pictures, drawn from a JSON script beside them ({% chart "key" data %}):
//   {"kind": "bars" | "line" | "stacked", "label": "各县须配与已配", "axis": "县（市、区）",
//    "series": [{"name": "须配", "look": "behind" | "front"}, …],
//    "rows": [{"name": "涪城区", "href": "?county=510703", "values": [18, 13]}, …]}
// "behind" bars are wide and grey, each further one paler; "front" bars lie over them in the accent.
// A "mark" is a short upright line at its number, over the bars; it is no bar of its own. A second and a
// third mark are a diamond and a triangle.
//   {"kind": "stacked", …} has the form of "bars": the values of a row lie one behind another in one bar.
//   {"kind": "timeline", "label": "…", "axis": "内容", "from": "2024-12-01", "to": "2027-12-31",
//    "today": "2026-06-30", "today_said": "今天", "lanes": ["聘用", "合同"],
//    "rows": [{"lane": 0, "kind": "聘用", "name": "丰谷镇总工会", "from": "2025-01-01", "to": null,
//              "first": "2025年1月1日", "last": "今", "look": "front"}, …]}
// On a timeline a row is a bar from a day to the day it no longer holds; null: unknown, or not over.
// A click on a row goes to its href. A value of null is drawn as nothing and read as 缺数据 in the table.
(() => {
  "use strict";

  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue(name).trim();
  const accent = colour("--accent");
  const ink = colour("--ink");
  const faint = colour("--line");
  const greys = ["#c3cad4", "#e3e7ec"];
  const others = [accent, "#33658a", "#6b7280", "#b7791f"];
  const english = document.documentElement.lang === "en";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const shared = (data, size) => ({
    animation: !still,
    animationDuration: 250,
    textStyle: { fontFamily: colour("--tblr-font-sans-serif"), color: ink },
    legend: {
      top: 0,
      right: 0,
      itemGap: 16,
      textStyle: { color: ink, fontSize: size * 12 },
      // On a phone more than three names would run into the picture.
      ...(innerWidth < 576 && data.series?.length > 3 ? { type: "scroll", left: 0 } : {}),
    },
    // Rich text is drawn on the canvas: the HTML tooltip would need inline styles.
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      textStyle: { color: ink, fontSize: size * 13 },
      axisPointer: { type: "shadow", shadowStyle: { color: "rgba(20, 24, 32, 0.06)" } },
      formatter: ([{ dataIndex }]) => {
        const row = data.rows[dataIndex];
        const lines = data.series.map((one, i) => `${one.name}  ${row.values[i]?.toLocaleString() ?? "–"}`);
        return [row.name, ...lines].join("\n");
      },
    },
  });

  function bars(data, size) {
    const greyOf = new Map(data.series.filter((one) => one.look === "behind").map((one, i) => [one.name, i]));
    const marks = data.series.filter((one) => one.look === "mark");
    const series = data.series.map((one, i) => {
      const front = !greyOf.has(one.name);
      if (one.look === "mark") {
        const nth = marks.indexOf(one);
        return {
          name: one.name,
          type: "scatter",
          data: data.rows.map((row) => row.values[i]),
          yAxisIndex: 1,
          // Not by colour alone: a further mark has its own shape.
          symbol: ["rect", "diamond", "triangle"][nth % 3],
          symbolSize: nth ? size * 11 : [size * 3, size * 20],
          z: 5,
          itemStyle: { color: nth ? others[nth] : ink },
        };
      }
      return {
        name: one.name,
        type: "bar",
        data: data.rows.map((row) => row.values[i]),
        barGap: "-100%",
        // Bars on one spot are centred on different axes, or ECharts would line their edges up.
        yAxisIndex: front ? 1 : 0,
        barWidth: front ? size * 8 : size * 14,
        z: front ? 4 : 3 - greyOf.get(one.name),
        itemStyle: { color: front ? accent : greys[greyOf.get(one.name) % greys.length], borderRadius: 1 },
      };
    });
    const names = {
      type: "category",
      inverse: true,
      data: data.rows.map((row) => row.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: faint } },
      axisLabel: { color: ink, fontSize: size * 12, width: size * (english ? 150 : 110), overflow: "truncate" },
    };
    return {
      ...shared(data, size),
      grid: { left: 8, right: 24, top: 34, bottom: 8, containLabel: true },
      xAxis: {
        type: "value",
        minInterval: 1,
        splitLine: { lineStyle: { color: faint } },
        axisLabel: { color: ink, hideOverlap: true },
      },
      yAxis: [names, { ...names, show: false }],
      series,
    };
  }

  // Each source has a colour of its own, the levels of one source are shades side by side.
  const layers = ["#8a5a12", "#b7791f", "#dcb878", accent, "#d2767e", "#e8b4b8", "#33658a", "#6d94b3", "#afc7d9", "#6b7280"];

  function stacked(data, size) {
    const shape = bars({ ...data, series: [] }, size);
    const series = data.series.map((one, i) => ({
      name: one.name,
      type: "bar",
      stack: "all",
      data: data.rows.map((row) => row.values[i]),
      barWidth: size * 14,
      itemStyle: { color: layers[(one.colour ?? i) % layers.length], borderColor: "#fff", borderWidth: 0.5 },
    }));
    const legend = { ...shape.legend, type: "scroll", left: 0, right: 0 };
    return { ...shape, legend, yAxis: shape.yAxis[0], series };
  }

  function line(data, size) {
    return {
      ...shared(data, size),
      grid: { left: 8, right: 24, top: 34, bottom: 8, containLabel: true },
      xAxis: {
        type: "category",
        data: data.rows.map((row) => row.name),
        axisLine: { lineStyle: { color: faint } },
        axisLabel: { color: ink, fontSize: size * 12 },
      },
      yAxis: { type: "value", splitLine: { lineStyle: { color: faint } }, axisLabel: { color: ink } },
      series: data.series.map((one, i) => ({
        name: one.name,
        type: "line",
        data: data.rows.map((row) => row.values[i]),
        // A single count is a point, and counts of different days are still one line.
        symbolSize: data.rows.length > 1 ? 7 : 11,
        showAllSymbol: true,
        connectNulls: true,
        // Not by colour alone: each line has its own mark.
        symbol: ["circle", "rect", "triangle", "diamond"][i % 4],
        lineStyle: { width: 2 },
        color: others[i % others.length],
      })),
    };
  }

  const looks = {
    front: [accent, "#fff"],
    grey: ["#c3cad4", ink],
    plain: ["#e3e7ec", ink],
    amber: ["#f3d9a2", "#5c3d00"],
    blue: ["#33658a", "#fff"],
    green: ["#cfe6d4", "#1d4d2b"],
  };

  // Bars from a day to a day: on an unseen one of the days before, all on the one spot of their lane.
  function timeline(data, size) {
    const start = Date.parse(data.from);
    const day = (written, otherwise) => Date.parse(written ?? otherwise) - start;
    const month = (since) => new Date(start + since).toISOString().slice(0, 7);
    const inLane = (row, value) => data.lanes.map((_, lane) => (lane === row.lane ? value : "-"));
    const onTop = (row, at, look) => ({
      type: "bar",
      stack: `row${at}`,
      barWidth: size * 22,
      barGap: "-100%",
      ...look,
    });
    const series = data.rows.flatMap((row, at) => {
      const [from, to] = [day(row.from, data.from), day(row.to, data.to)];
      const [fill, text] = looks[row.look];
      const width = ((to - from) / day(data.to)) * (innerWidth < 576 ? 250 : 900) * 0.85;
      return [
        onTop(row, at, { data: inLane(row, from), silent: true, itemStyle: { color: "transparent" } }),
        onTop(row, at, {
          name: String(at),
          data: inLane(row, to - from),
          // An end that is not known yet is drawn open: without its rounding.
          itemStyle: { color: fill, borderRadius: [row.from ? 3 : 0, row.to ? 3 : 0, row.to ? 3 : 0, row.from ? 3 : 0] },
          label: {
            show: width > size * 30,
            position: "insideLeft",
            formatter: row.name,
            color: text,
            fontSize: size * 12,
            width,
            overflow: "truncate",
          },
        }),
      ];
    });
    series[0].markLine = {
      symbol: "none",
      silent: true,
      data: [{ xAxis: day(data.today) }],
      lineStyle: { color: accent, type: "dashed" },
      label: { formatter: data.today_said, position: "start", color: accent, fontSize: size * 12 },
    };
    return {
      ...shared(data, size),
      legend: { show: false },
      tooltip: {
        ...shared(data, size).tooltip,
        trigger: "item",
        formatter: ({ seriesName }) => {
          const row = data.rows[Number(seriesName)];
          return `${row.kind}  ${row.name}\n${row.first} – ${row.last}`;
        },
      },
      grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
      xAxis: {
        type: "value",
        min: 0,
        max: day(data.to),
        minInterval: 31,
        splitNumber: innerWidth < 576 ? 3 : 8,
        splitLine: { lineStyle: { color: faint } },
        axisLabel: { color: ink, hideOverlap: true, formatter: month },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: data.lanes,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: faint } },
        axisLabel: { color: ink, fontSize: size * 12 },
      },
      series,
    };
  }

  const kinds = { bars, line, stacked, timeline };

  function draw(place) {
    const data = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    const size = parseFloat(css.fontSize) / 16;
    const heights = { bars: () => data.rows.length * 30 * size + 70, stacked: () => data.rows.length * 30 * size + 90, timeline: () => data.lanes.length * 42 * size + 56 };
    const rowHeight = heights[data.kind]?.() ?? 300;
    place.style.height = `${place.dataset.height || rowHeight}px`;
    const chart = echarts.init(place);
    chart.setOption(kinds[data.kind](data, size));
    const rowAt = ({ offsetX, offsetY }) => {
      if (data.kind === "timeline") return undefined;
      const across = data.kind !== "line";
      // The whole width of a row answers, its name too: a short bar is a small thing to hit.
      if (!chart.containPixel("grid", [across ? chart.getWidth() / 2 : offsetX, offsetY])) return undefined;
      const at = across
        ? chart.convertFromPixel({ yAxisIndex: 0 }, offsetY)
        : chart.convertFromPixel({ xAxisIndex: 0 }, offsetX);
      return data.rows[Math.round(at)];
    };
    new ResizeObserver(() => chart.resize()).observe(place);
    const surface = chart.getZr();
    surface.on("click", (event) => {
      const row = rowAt(event);
      if (row?.href) location.assign(row.href);
    });
    surface.on("mousemove", (event) => surface.setCursorStyle(rowAt(event)?.href ? "pointer" : "default"));
  }

  const places = () => [...document.querySelectorAll(".chart[data-chart]")];
  const drawNew = () => places().filter((place) => !echarts.getInstanceByDom(place)).forEach(draw);
  drawNew();
  // A fragment that htmx brings may hold a chart of its own.
  document.addEventListener("htmx:afterSettle", drawNew);
})();
