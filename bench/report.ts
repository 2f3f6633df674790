import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

export type Bar = { value: number; limit: number; ok: boolean };

export type Report = {
  name: string;
  figures: Record<string, number>;
  bars: Record<string, Bar>;
  ok: boolean;
};

/** A bar that is met at or above the limit. */
export function atLeast(value: number, limit: number): Bar {
  return { value, limit, ok: value >= limit };
}

/** A bar that is met at or below the limit. */
export function atMost(value: number, limit: number): Bar {
  return { value, limit, ok: value <= limit };
}

/**
 * Prints a table for people and the report as the last line, writes it where `--json FILE` says, and
 * sets the exit code to 1 when a bar fails.
 */
export async function publish(
  name: string,
  figures: Record<string, number>,
  bars: Record<string, Bar>,
): Promise<void> {
  const report: Report = {
    name,
    figures: roundAll(figures),
    bars,
    ok: Object.values(bars).every((bar) => bar.ok),
  };
  print(report);
  const { values } = parseArgs({ options: { json: { type: 'string' } }, strict: false });
  const line = JSON.stringify(report);
  if (typeof values.json === 'string') await writeFile(values.json, `${line}\n`);
  process.stdout.write(`${line}\n`);
  process.exitCode = report.ok ? 0 : 1;
}

function print({ name, figures, bars }: Report): void {
  process.stdout.write(`\n${name}\n`);
  for (const [label, value] of Object.entries(figures)) {
    process.stdout.write(`  ${label.padEnd(52)} ${String(value).padStart(12)}\n`);
  }
  for (const [label, bar] of Object.entries(bars)) {
    const verdict = bar.ok ? 'met' : 'MISSED';
    process.stdout.write(
      `  ${label.padEnd(52)} ${String(round(bar.value)).padStart(12)}  limit ${bar.limit}  ${verdict}\n`,
    );
  }
}

function roundAll(figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([label, value]) => [label, round(value)]));
}

/** Four significant digits: more would be noise. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}
