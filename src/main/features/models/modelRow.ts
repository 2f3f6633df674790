import { loadOptions, modelFacts, modelOrigin } from '../../../shared/api/models.ts';
import type {
  LoadOptions,
  ModelFacts,
  ModelHash,
  ModelOrigin,
} from '../../../shared/api/models.ts';

export type StoredModel = {
  id: string;
  name: string;
  path: string;
  origin: ModelOrigin;
  sizeBytes: number;
  loadOptions: LoadOptions;
  strikes: number;
  lastUsedAt: number | null;
  isFavourite: boolean;
  facts: ModelFacts | null;
  /** Of the file that the facts are from, as the file system counts. */
  modifiedAt: number | null;
  hash: ModelHash | null;
  keepLoadedSeconds: number | null;
};

/** Why a model is off the list: see the migration. */
export type Removal = 'by-person' | 'until-found';

export type ModelRow = {
  id: string;
  name: string;
  path: string;
  origin: string;
  size_bytes: number;
  load_options: string;
  strikes: number;
  last_used_at: number | null;
  is_favourite: number;
  facts: string | null;
  modified_at: number | null;
  /** Of each file, in order, with a space in between. */
  sha256: string | null;
  hash_basis: ModelHash['basis'] | null;
  keep_loaded_seconds: number | null;
  removed: Removal | null;
};

export const modelColumns = `id, name, path, origin, size_bytes, load_options, strikes, last_used_at,
  is_favourite, facts, modified_at, sha256, hash_basis, keep_loaded_seconds, removed`;

/**
 * Makes models of rows. What stands as JSON in a row is parsed once as long as it stays the same:
 * the list is read for each change that is shown.
 */
export function createRowReader() {
  const parsed = new Map<string, { text: string; facts: ModelFacts }>();

  function factsOf({ id, facts: text }: ModelRow): ModelFacts | null {
    if (text === null) return null;
    const known = parsed.get(id);
    if (known?.text === text) return known.facts;
    const facts = modelFacts.parse(JSON.parse(text));
    parsed.set(id, { text, facts });
    return facts;
  }

  return (row: ModelRow): StoredModel => modelFromRow(row, factsOf(row));
}

function modelFromRow(row: ModelRow, facts: ModelFacts | null): StoredModel {
  return {
    id: row.id,
    name: row.name,
    path: row.path,
    origin: modelOrigin.parse(row.origin),
    sizeBytes: row.size_bytes,
    loadOptions: loadOptions.parse(JSON.parse(row.load_options)),
    strikes: row.strikes,
    lastUsedAt: row.last_used_at,
    isFavourite: row.is_favourite === 1,
    facts,
    modifiedAt: row.modified_at,
    hash: hashOf(row),
    keepLoadedSeconds: row.keep_loaded_seconds,
  };
}

function hashOf({ sha256, hash_basis: basis }: ModelRow): ModelHash | null {
  return sha256 !== null && basis !== null ? { sha256s: sha256.split(' '), basis } : null;
}
