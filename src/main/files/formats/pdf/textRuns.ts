import type { PDFPageProxy } from 'unpdf/pdfjs';

/** Text as a page places it in one go. The origin is the upper left corner as the page is viewed. */
export type TextRun = {
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  width: number;
  size: number;
  font: string;
  isRightToLeft: boolean;
};

type Matrix = readonly [number, number, number, number, number, number];
type Item = { str: string; dir: string; transform: number[]; width: number; fontName: string };
type Families = Record<string, { fontFamily: string }>;
/** With how many right angles its text is turned. */
type TurnedRun = { run: TextRun; quarter: number };

/** The runs of a page; those that are set at right angles to most of the text come last. */
export async function textRuns(page: PDFPageProxy): Promise<TextRun[]> {
  const { items, styles } = await page.getTextContent();
  const view = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
  const placed = items.flatMap((item) =>
    'str' in item && item.str !== '' ? [place(item, view, styles)] : [],
  );
  const main = mainQuarter(placed);
  const upright = placed.filter(({ quarter }) => quarter === main).map(turn);
  const others = placed.filter(({ quarter }) => quarter !== main).map(turn);
  const bottom = upright.reduce((lowest, { y }) => Math.max(lowest, y), 0);
  const top = others.reduce((highest, { y }) => Math.min(highest, y), 0);
  return [...upright, ...others.map((run) => ({ ...run, y: run.y - top + bottom + farBelow }))];
}

/** Far enough to be a paragraph of its own. */
const farBelow = 100;

function place(item: Item, view: Matrix, families: Families): TurnedRun {
  const [a, b, c, d, x, y] = multiply(view, item.transform as unknown as Matrix);
  const run = {
    text: item.str,
    x,
    y,
    width: item.width,
    size: Math.hypot(c, d),
    font: `${families[item.fontName]?.fontFamily ?? ''} ${item.fontName}`,
    isRightToLeft: item.dir === 'rtl',
  };
  return { run, quarter: (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4 };
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

function mainQuarter(runs: readonly TurnedRun[]): number {
  const lengths = [0, 0, 0, 0];
  for (const { run, quarter } of runs) {
    lengths[quarter] = (lengths[quarter] ?? 0) + run.text.trim().length;
  }
  return lengths.indexOf(Math.max(...lengths));
}

/** Turns the page so that this text runs from left to right. */
function turn({ run, quarter }: TurnedRun): TextRun {
  const { x, y } = run;
  if (quarter === 1) return { ...run, x: y, y: -x };
  if (quarter === 2) return { ...run, x: -x, y: -y };
  if (quarter === 3) return { ...run, x: -y, y: x };
  return run;
}
