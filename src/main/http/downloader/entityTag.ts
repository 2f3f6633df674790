import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../shared/errors.ts';

/** Holds the server to the one version of the file that the first answer was part of. */
export function createEntityTag(subject: string) {
  let known: string | null = null;
  return {
    /** Weak tags promise likeness, not the same bytes, and must not be used with ranges. */
    condition: (): { 'If-Range'?: string } => (known === null ? {} : { 'If-Range': known }),
    compare(response: IncomingMessage): void {
      const tag = response.headers.etag;
      if (tag === undefined || tag.startsWith('W/')) return;
      if (known !== null && tag !== known) throw new AppError('download-changed', { subject });
      known = tag;
    },
  };
}

export type EntityTag = ReturnType<typeof createEntityTag>;
