import { z } from 'zod';
import type { FoundRepository, RepositoryListing } from '../../../shared/api/downloads.ts';
import { repositoryName } from '../../../shared/api/downloads.ts';

/** Of the hub's answers only what is shown or checked; the rest may change as it likes. */
const model = z.object({
  id: repositoryName,
  gated: z.union([z.literal(false), z.literal('auto'), z.literal('manual')]).catch(false),
  downloads: z.number().int().nonnegative().catch(0),
  tags: z.array(z.string()).catch([]),
  gguf: z
    .object({
      total: z.number().nullable().catch(null),
      context_length: z.number().nullable().catch(null),
    })
    .nullable()
    .catch(null),
});

const modelWithFiles = model.extend({
  /** The commit that these files are of. */
  sha: z.string().regex(/^[0-9a-f]{40}$/u),
  siblings: z.array(
    z.object({
      rfilename: z.string().min(1).max(1000),
      // Only what lies in large-file storage has a SHA-256, and every model file does.
      lfs: z
        .object({
          sha256: z.string().regex(/^[0-9a-f]{64}$/u),
          size: z.number().int().positive(),
        })
        .nullish()
        .catch(null),
    }),
  ),
});

export type HubRepository = RepositoryListing & { revision: string };

/** What does not look like a repository is left out rather than failing the whole list. */
export function readSearch(answer: unknown): FoundRepository[] {
  return z
    .array(z.unknown())
    .parse(answer)
    .flatMap((each) => {
      const found = model.safeParse(each);
      return found.success ? [toFound(found.data)] : [];
    });
}

export function readRepository(answer: unknown): HubRepository {
  const found = modelWithFiles.parse(answer);
  const files = found.siblings.flatMap(({ rfilename, lfs }) =>
    lfs && isModelFile(rfilename)
      ? [{ file: rfilename, sizeBytes: lfs.size, sha256: lfs.sha256 }]
      : [],
  );
  return { ...toFound(found), revision: found.sha, files };
}

/** Parts of a split model are of no use alone, and projectors belong to other models. */
function isModelFile(name: string): boolean {
  return /\.gguf$/iu.test(name) && !/-\d{5}-of-\d{5}\.gguf$|(?:^|\/)mmproj/iu.test(name);
}

function toFound(found: z.infer<typeof model>): FoundRepository {
  const licence = found.tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length);
  return {
    repository: found.id,
    licence: licence ?? null,
    gated: found.gated === false ? 'no' : found.gated,
    downloadCount: found.downloads,
    parameters: found.gguf?.total ?? null,
    contextSize: found.gguf?.context_length ?? null,
  };
}
