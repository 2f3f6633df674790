import { AppError } from '../../../shared/errors.ts';
import { positionAt } from './lines.ts';

/** What is wrong with a file, and where. `reason` is for people who know the format. */
export function malformed(source: string, offset: number, reason: string): AppError {
  return new AppError('file-malformed', { ...positionAt(source, offset), reason });
}
