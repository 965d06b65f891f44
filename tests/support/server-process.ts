import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { SERVER_FILE } from '../../server/build/folders.ts';

/** The real server as a process of its own, which a test may end in any way. */
export type ServerProcess = {
  child: ChildProcess;
  /** Everything it said so far on both outputs. */
  output(): string;
  /** Its exit code; null when a signal ended it. */
  exited: Promise<number | null>;
  /** Waits until it has said this. Rejects when it ends before. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
};

const children: ChildProcess[] = [];

/**
 * Starts the built server on a free port with nothing of this process's environment but `PATH`.
 * @param options for Node itself, e.g. a module to be loaded first
 * @param stdout where its standard output goes, a descriptor; without it the test hears it
 */
export const startServerProcess = (
  env: Readonly<Record<string, string>>,
  options: readonly string[] = [],
  stdout: 'pipe' | number = 'pipe',
): ServerProcess => {
  const child = spawn(process.execPath, [...options, SERVER_FILE], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', stdout, 'pipe'],
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const said = (pattern: RegExp): Promise<RegExpExecArray> => {
    const ended = exited.then((code) => {
      throw new Error(`the server ended with ${code}:\n${output}`);
    });
    const found = new Promise<RegExpExecArray>((resolve) => {
      const look = () => {
        const match = pattern.exec(output);
        if (match) resolve(match);
      };
      child.stdout?.on('data', look);
      look();
    });
    return Promise.race([found, ended]);
  };
  return { child, output: () => output, exited, said };
};

/** Where it listens, once it does. */
export const addressOf = async (server: ServerProcess): Promise<string> =>
  (await server.said(/Jingwei: (http:\S+)\n/))[1]!;

/** Kills what a test left running. */
export const endServerProcesses = (): void => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
};
