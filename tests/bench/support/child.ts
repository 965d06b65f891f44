import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

type Question = { id: number; verb: string; given: unknown };
type Reply = { id: number; value?: unknown; error?: string };

/** What a child process of a bench can be asked to do. Arguments and answers travel as JSON. */
export type Verbs = Record<string, (given: never) => unknown>;

/** The other end of `answerAs`. */
export type Child<V extends Verbs> = {
  pid: number;
  ask<Name extends keyof V & string>(
    verb: Name,
    ...given: Parameters<V[Name]>
  ): Promise<Awaited<ReturnType<V[Name]>>>;
  close(): Promise<void>;
};

/** Answers the parent's questions one by one, and ends with it. Called once, by a child's entry file. */
export function answerAs(verbs: Verbs): void {
  process.on('message', async ({ id, verb, given }: Question) => {
    const reply: Reply = { id };
    try {
      reply.value = await verbs[verb]!(given as never);
    } catch (error) {
      reply.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    process.send!(reply);
  });
  process.once('disconnect', () => process.exit(0));
  process.send!({ id: 0 });
}

/**
 * Starts an entry file of this folder as a process of its own. Types come from the entry:
 * `startChild<typeof verbs>('live-process.ts')`.
 */
export async function startChild<V extends Verbs>(
  entry: string,
  nodeOptions: readonly string[] = [],
): Promise<Child<V>> {
  const path = fileURLToPath(new URL(entry, import.meta.url));
  const child: ChildProcess = fork(path, { execArgv: ['--import', 'tsx', ...nodeOptions] });
  const waiting = new Map<number, (reply: Reply) => void>();
  child.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  child.once('exit', (code) => {
    for (const resolve of waiting.values()) resolve({ id: 0, error: `child ended with ${code}` });
    waiting.clear();
  });
  const heard = (id: number) => new Promise<Reply>((resolve) => waiting.set(id, resolve));
  const ready = await heard(0);
  if (ready.error) throw new Error(`${entry}: ${ready.error}`);
  let last = 0;
  return {
    pid: child.pid!,
    async ask(verb, ...[given]) {
      last += 1;
      const reply = heard(last);
      child.send({ id: last, verb, given } satisfies Question);
      const { value, error } = await reply;
      if (error) throw new Error(`${entry} ${verb}: ${error}`);
      return value as never;
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}
