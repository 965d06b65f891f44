import type { JournalledExport, TableExport } from '../../shared/model/table-export.ts';
import { api } from '../live/api.ts';
import { withUse } from './export-use.ts';

/**
 * Has an export journalled; only then may the file be handed out (FAULTS.md S28).
 * @param key the same until the journal has it: pressed again it is the same file
 */
export const journalExport = (told: Omit<TableExport, 'usedFor'>, key: string) =>
  withUse((use) => api.send<JournalledExport>('POST', '/api/exports', { ...told, ...use }, key));
