import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../../server/database/folder-lock.ts';

let folder: string;
let path: string;

beforeEach(() => {
  const parent = mkdtempSync(join(tmpdir(), 'jingwei-lock-'));
  folder = join(parent, 'database');
  path = `${folder}.lock`;
  return () => rmSync(parent, { recursive: true });
});

const holderPid = () => (JSON.parse(readFileSync(path, 'utf8')) as { pid: number }).pid;

describe('the folder lock', () => {
  it('keeps a second one out, naming the holder, until it is freed', async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
    unlock();
    (await lockFolder(folder))();
  });

  it('takes over from a pid that no longer exists', async () => {
    writeFileSync(path, JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1', nonce: 'gone' }));
    const unlock = await lockFolder(folder);
    expect(holderPid()).toBe(process.pid);
    unlock();
  });

  it('takes over from a pid that was given to another process since', async () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, startTime: '1', nonce: 'before' }));
    (await lockFolder(folder))();
  });

  it('takes over from a process that was killed and whose parent never asked for it', async () => {
    // The sleep that the shell becomes knows nothing of the child the shell had; the shell itself,
    // while it still is one, may ask for it.
    const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60']);
    try {
      const [said] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(said);
      const becomes = () => readFileSync(`/proc/${parent.pid}/comm`, 'utf8').trim();
      await expect.poll(becomes).toBe('sleep');
      const stat = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
      const startTime = stat()[21];
      writeFileSync(path, JSON.stringify({ pid, startTime, nonce: 'killed' }));
      await expect(lockFolder(folder), 'alive').rejects.toThrow('in use');
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => stat()[2]).toBe('Z');
      (await lockFolder(folder))();
    } finally {
      parent.kill('SIGKILL');
    }
  });

  it('never takes over from a living process', async () => {
    const unlock = await lockFolder(folder);
    const text = readFileSync(path, 'utf8').replace(/"nonce":"[^"]*"/, '"nonce":"someone"');
    writeFileSync(path, text);
    await expect(lockFolder(folder)).rejects.toThrow('in use');
    unlock();
    expect(holderPid(), 'and frees only its own').toBe(process.pid);
  });

  it('takes over a file whose writer died before its first byte', async () => {
    writeFileSync(path, '');
    (await lockFolder(folder))();
  });

  it('lets exactly one of many win a stale lock', async () => {
    writeFileSync(path, JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1', nonce: 'gone' }));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
