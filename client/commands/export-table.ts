import type { JournalledExport, TableExport } from '../../shared/model/table-export.ts';
import { api } from '../live/api.ts';
import { actUnder, createActKeys } from './act-key.ts';
import { withUse } from './export-use.ts';

/** What is told of a file goes under one key until the journal has it: pressed again it is the same file. */
const keys = createActKeys();

/** Has an export journalled; only then may the file be handed out (FAULTS.md S28). */
export const journalExport = (told: Omit<TableExport, 'usedFor'>) =>
  withUse((use) => {
    const wish = { ...told, ...use };
    return actUnder(keys, wish, (key) =>
      api.send<JournalledExport>('POST', '/api/exports', wish, key),
    );
  });
