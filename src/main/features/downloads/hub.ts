import type { CatalogueEntry, FoundRepository } from '../../../shared/api/downloads.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Network } from '../../network.ts';
import type { Published } from './downloadStore.ts';
import { readRepository, readSearch } from './hubAnswers.ts';
import type { HubRepository } from './hubAnswers.ts';

const host = 'huggingface.co';
const foundAtMost = 30;

/** Hugging Face's API, as `huggingface_hub` and its OpenAPI description use it. */
export function createHub(network: Network, catalogue: readonly CatalogueEntry[]) {
  async function repository(name: string, signal: AbortSignal): Promise<HubRepository> {
    const revision = catalogue.find((entry) => entry.repository === name)?.revision ?? 'main';
    const answer = await network.fetchJson({
      path: `/api/models/${name}/revision/${revision}?blobs=true`,
      purpose: 'repository',
      subject: name,
      signal,
    });
    return understood(() => readRepository(answer));
  }

  return {
    repository,

    async search(query: string, signal: AbortSignal): Promise<FoundRepository[]> {
      const parameters = new URLSearchParams({
        search: query,
        filter: 'gguf',
        sort: 'downloads',
        direction: '-1',
        limit: String(foundAtMost),
      });
      for (const field of ['gated', 'downloads', 'tags', 'gguf'])
        parameters.append('expand[]', field);
      const answer = await network.fetchJson({
        path: `/api/models?${parameters.toString()}`,
        purpose: 'search',
        subject: query,
        signal,
      });
      return understood(() => readSearch(answer));
    },

    /** Size and hash of a file as of a commit, which must be those that Alcove knows, if it does. */
    async published(name: string, file: string, signal: AbortSignal): Promise<Published> {
      const subject = `${name}/${file}`;
      const { files, revision } = await repository(name, signal);
      const found = files.find((each) => each.file === file);
      if (!found) throw new AppError('download-unverifiable', { subject });
      const { sizeBytes, sha256 } = found;
      const known = catalogue.find((entry) => entry.repository === name && entry.file === file);
      if (known && known.sha256 !== sha256) {
        throw new AppError('hash-mismatch', { subject, expected: known.sha256, actual: sha256 });
      }
      return { revision, sizeBytes, sha256 };
    },
  };
}

export type Hub = ReturnType<typeof createHub>;

/** Where a file is to be had, at one commit. */
export function filePath(repository: string, revision: string, file: string): string {
  return `/${repository}/resolve/${revision}/${file.split('/').map(encodeURIComponent).join('/')}`;
}

function understood<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new AppError(
      'server-answer-invalid',
      { host, reason: 'an unknown form' },
      { cause: error },
    );
  }
}
