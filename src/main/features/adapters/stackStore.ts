import { randomUUID } from 'node:crypto';
import type { DefaultStack, NamedStack } from '../../../shared/api/adapters.ts';
import type { Stack, Workspace } from '../../../shared/api/stack.ts';
import type { Database } from '../../db/database.ts';

type NamedRow = { id: string; name: string; stack: string };
type DefaultRow = { workspace: Workspace; model_id: string; stack: string };

/** Stands for every model that has no default of its own. */
const anyModel = '';

/** Stacks with a name, and the stacks that workspaces use where nothing else is said. */
export function createStackStore(database: Database) {
  const list = database.prepare<NamedRow>(
    `SELECT id, name, stack FROM named_stack ORDER BY name COLLATE NOCASE, seq`,
  );
  const save = database.prepare(
    `INSERT INTO named_stack (id, name, stack) VALUES (:id, :name, :stack)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, stack = excluded.stack`,
  );
  const remove = database.prepare(`DELETE FROM named_stack WHERE id = :id`);
  const defaults = database.prepare<DefaultRow>(
    `SELECT workspace, model_id, stack FROM default_stack ORDER BY workspace, model_id`,
  );
  const saveDefault = database.prepare(
    `INSERT INTO default_stack (workspace, model_id, stack) VALUES (:workspace, :modelId, :stack)
     ON CONFLICT (workspace, model_id) DO UPDATE SET stack = excluded.stack`,
  );
  const removeDefault = database.prepare(
    `DELETE FROM default_stack WHERE workspace = :workspace AND model_id = :modelId`,
  );
  // A default for the model itself comes before the one for any model.
  const inForce = database.prepare<{ stack: string }>(
    `SELECT stack FROM default_stack WHERE workspace = :workspace AND model_id IN (:modelId, '')
     ORDER BY model_id DESC LIMIT 1`,
  );

  return {
    list: (): NamedStack[] =>
      list.all().map((row) => ({ ...row, stack: JSON.parse(row.stack) as Stack })),
    /** Adds a stack, or changes the one with this id; a deleted one comes back with its id. */
    save({ id = randomUUID(), name, stack }: SavedStack): NamedStack {
      save.run({ id, name, stack: JSON.stringify(stack) });
      return { id, name, stack };
    },
    delete(id: string): void {
      remove.run({ id });
    },
    defaults: (): DefaultStack[] =>
      defaults.all().map((row) => ({
        workspace: row.workspace,
        modelId: row.model_id === anyModel ? null : row.model_id,
        stack: JSON.parse(row.stack) as Stack,
      })),
    setDefault(workspace: Workspace, modelId: string | null, stack: Stack | null): void {
      const key = { workspace, modelId: modelId ?? anyModel };
      if (stack === null) removeDefault.run(key);
      else saveDefault.run({ ...key, stack: JSON.stringify(stack) });
    },
    /** What the workspace uses with this model, or with any when none is loaded. */
    inForce(workspace: Workspace, modelId: string | null): Stack {
      const row = inForce.first({ workspace, modelId: modelId ?? anyModel });
      return row ? (JSON.parse(row.stack) as Stack) : [];
    },
  };
}

type SavedStack = Omit<NamedStack, 'id'> & { id?: string | undefined };

export type StackStore = ReturnType<typeof createStackStore>;
