import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { FigureRow } from '../../api.ts';
import { useDark } from '../../app/theme.ts';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Open and decided cases by agency, with what is overdue: where the table's numbers differ most. */
export function Bars({ rows }: { readonly rows: readonly FigureRow[] }) {
  const box = useRef<HTMLDivElement>(null);
  const dark = useDark();
  useEffect(() => {
    if (box.current === null) return;
    const chart = init(box.current, undefined, { renderer: 'svg' });
    const ink = dark ? '#c9c5bb' : '#4a4d52';
    const series = (name: string, color: string, read: (row: FigureRow) => number) => ({
      name,
      type: 'bar' as const,
      barMaxWidth: 18,
      itemStyle: { color },
      label: { show: true, position: 'right' as const, color: ink },
      data: rows.map(read),
    });
    chart.setOption({
      animation: false,
      // Words are measured apart from the page, where no font is inherited.
      textStyle: { fontFamily: getComputedStyle(box.current).fontFamily, color: ink },
      grid: { left: 176, right: 40, top: 36, bottom: 28 },
      legend: { top: 0, left: 0, textStyle: { color: ink } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: {
        type: 'value',
        minInterval: 1,
        splitLine: { lineStyle: { color: dark ? '#2c3036' : '#e4e0d6' } },
        axisLabel: { color: ink },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row.agency),
        axisLabel: { color: ink, width: 164, overflow: 'truncate' },
      },
      series: [
        series('已决定', dark ? '#7aa0cf' : '#1f3a5f', (row) => row.decided),
        series('在办', dark ? '#5c6b7d' : '#9aa7b5', (row) => row.open),
        series('逾期', dark ? '#e5786d' : '#a8261b', (row) => row.overdue),
      ],
    });
    const fit = new ResizeObserver(() => chart.resize());
    fit.observe(box.current);
    return () => {
      fit.disconnect();
      chart.dispose();
    };
  }, [rows, dark]);
  return (
    <div
      ref={box}
      className="bars"
      style={{ height: 60 + rows.length * 84 }}
      role="img"
      aria-label="各机关已决定、在办和逾期案件的对比，数字见上表"
    />
  );
}
