import type { JournalledExport, TableExport } from '../../shared/model/table-export.ts';
import { api } from '../live/api.ts';
import { newActKey } from './act-key.ts';
import { withUse } from './export-use.ts';

/** Has an export journalled; only then may the file be handed out (FAULTS.md S28). */
export const journalExport = (told: Omit<TableExport, 'usedFor'>) =>
  withUse((use) =>
    api.send<JournalledExport>('POST', '/api/exports', { ...told, ...use }, newActKey()),
  );
