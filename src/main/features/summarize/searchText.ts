import type { SourceDocument, SummaryPart } from '../../../shared/api/summarize.ts';

/** Everything of a summary that a search looks through. */
export function searchTextOf(
  summary: { title: string; instant: readonly SummaryPart[]; parts: readonly SummaryPart[] },
  documents: readonly SourceDocument[],
): string {
  const written = summary.parts.length > 0 ? summary.parts : summary.instant;
  return [
    summary.title,
    ...documents.flatMap(({ name, title }) => [name, title ?? '']),
    ...written.flatMap(({ heading, sentences }) => [
      heading ?? '',
      ...sentences.filter(({ isDropped }) => !isDropped).map(({ text }) => text),
    ]),
  ]
    .filter((text) => text !== '')
    .join('\n');
}
