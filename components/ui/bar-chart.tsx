import styles from "./bar-chart.module.css";

export interface BarSeries {
  key: string;
  name: string;
  /** A colour token: "--r-m". */
  color: string;
}

export interface Bar {
  key: string;
  label: string;
  /** One value per series, bottom first; null where it is unknown, which is not zero. */
  values: readonly number[] | null;
}

/**
 * Bars from zero, stacked by at most three series, with two lines to read them by. Unknown is grey hatching. For
 * screen readers it is a table. Not for a legend: that stands beside it, with figures.
 */
export function BarChart({
  caption,
  series,
  bars,
  height = 84,
  firstLabel,
  lastLabel,
  unknownLabel,
}: {
  caption: string;
  series: readonly BarSeries[];
  bars: readonly Bar[];
  height?: number;
  firstLabel: string;
  lastLabel: string;
  unknownLabel: string;
}) {
  const highest = Math.max(0, ...bars.map((bar) => sum(bar.values ?? [])));
  const top = niceTop(highest);
  return (
    <figure className={styles.chart}>
      <div className={styles.plot} style={{ height }} aria-hidden="true">
        <span className={styles.line} style={{ bottom: "100%" }} data-value={top.toLocaleString("en")} />
        <span className={styles.line} style={{ bottom: "50%" }} data-value={(top / 2).toLocaleString("en")} />
        <span className={styles.base} />
        {bars.map((bar) => (
          <div
            key={bar.key}
            className={styles.bar}
            title={titleOf(bar, series, unknownLabel)}
            data-unknown={bar.values === null || undefined}
          >
            {bar.values?.map((value, i) =>
              value > 0 ? (
                <span
                  key={series[i]?.key}
                  style={{ height: `${(value / top) * 100}%`, background: `var(${series[i]?.color})` }}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span>{firstLabel}</span>
        <span>{lastLabel}</span>
      </div>
      <table className="visually-hidden">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {series.map((one) => (
              <th key={one.key} scope="col">
                {one.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.key}>
              <th scope="row">{bar.label}</th>
              {series.map((one, i) => (
                <td key={one.key}>{bar.values ? bar.values[i] : unknownLabel}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** An even, round number at or above the highest bar: 2, 4, 8, 10, 20, 40, 80, 100 … */
function niceTop(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(highest, 1)));
  return [2, 4, 8, 10, 20].map((step) => step * power).find((top) => top >= highest) ?? highest;
}

function titleOf(bar: Bar, series: readonly BarSeries[], unknownLabel: string): string {
  const values = bar.values?.map((value, i) => `${series[i]?.name} ${value}`).join(", ") ?? unknownLabel;
  return `${bar.label}: ${values}`;
}
