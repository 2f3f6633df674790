/** The typed text and where the caret stood, as it was once. */
export type TextMoment = { source: string; caret: number };

/** What a key did; strokes of one kind without a pause are undone in one step. */
export type Stroke = 'type' | 'delete';

const oneStepMilliseconds = 900;
const mostSteps = 200;
const noStroke = { stroke: null, at: 0 };

/**
 * What Undo and Redo lead to. The editor's rows are drawn anew as the text is cut, which would break
 * the browser's own history of the field.
 */
export function createHistory(now: () => number = Date.now) {
  let past: TextMoment[] = [];
  let future: TextMoment[] = [];
  let last: { stroke: Stroke | null; at: number } = noStroke;

  function swap(from: TextMoment[], to: TextMoment[], current: TextMoment): TextMoment | null {
    const moment = from.pop();
    if (moment === undefined) return null;
    to.push(current);
    last = noStroke;
    return moment;
  }

  return {
    /** Before a change. One that is no stroke is a step of its own. */
    keep(moment: TextMoment, stroke: Stroke | null): void {
      const isSameStep =
        stroke !== null && stroke === last.stroke && now() - last.at < oneStepMilliseconds;
      last = { stroke, at: now() };
      future = [];
      if (isSameStep) return;
      past = [...past, moment].slice(-mostSteps);
    },
    undo: (current: TextMoment): TextMoment | null => swap(past, future, current),
    redo: (current: TextMoment): TextMoment | null => swap(future, past, current),
  };
}
