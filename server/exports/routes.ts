import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { JournalledExport, TableExport } from '../../shared/model/table-export.ts';
import { doneBefore, keepMade } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { PERSONS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

/**
 * Journals that somebody takes a table away as a file, before the desk hands it out. The rows are those
 * the caller has been given already, within his area; nothing more is read here. A retry with the same key is the same file.
 */
const journalExport = async (
  { database, journal, clock }: Parts,
  caller: Caller,
  told: TableExport,
): Promise<JournalledExport> => {
  const { county, town } = caller.scope;
  const at = await database.transaction(async (transaction) => {
    const before = doneBefore().made;
    if (before !== null) return before;
    const now = instant(clock.now());
    await keepMade(now, transaction);
    await journal.append(transaction, [
      {
        kind: 'table.exported',
        actor: actorOf(caller),
        county,
        town,
        subject: `table:${told.table}`,
        data: told,
      },
    ]);
    return now;
  });
  journal.announce();
  return { at };
};

/** `POST /api/exports`: every file that leaves a desk leaves one entry in the journal (FAULTS.md S28). */
export const exportRoutes = (app: FastifyInstance, services: Services): void => {
  app.withTypeProvider<TypeBoxTypeProvider>().post(
    '/api/exports',
    {
      config: { allow: PERSONS, canWait: true },
      schema: {
        summary: 'Journal that a table is handed out as a file',
        headers: ActHeaders,
        body: TableExport,
        response: { 201: JournalledExport },
      },
    },
    async ({ caller, body }, reply) =>
      reply.status(201).send(await journalExport(services, caller, body)),
  );
};
