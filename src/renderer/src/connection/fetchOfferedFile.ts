import { errorReport } from '../../../shared/api/common.ts';
import type { OfferedFile } from '../../../shared/api/files.ts';
import { AppError } from '../../../shared/errors.ts';
import { bearer, offeredFilePath } from '../../../shared/session.ts';
import { sessionToken } from './browserSession.ts';

/** Takes a file that the core made; it can be taken once. */
export async function fetchOfferedFile({ fileId }: OfferedFile): Promise<Blob> {
  const reply = await request(fileId);
  if (reply.ok) return reply.blob();
  const refusal = errorReport.safeParse(await reply.json());
  if (!refusal.success) throw new AppError('internal', { status: reply.status });
  throw new AppError(refusal.data.code, refusal.data.details);
}

async function request(fileId: string): Promise<Response> {
  const token = sessionToken();
  try {
    return await fetch(offeredFilePath(fileId), {
      headers: token === null ? {} : { authorization: bearer(token) },
    });
  } catch (error) {
    throw new AppError('disconnected', { reason: String(error) }, { cause: error });
  }
}
