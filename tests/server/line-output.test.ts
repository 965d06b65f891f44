import { describe, expect, it } from 'vitest';
import { lineOutput, type TakeBytes } from '../../server/line-output.ts';

const failing = (code: string) => Object.assign(new Error(code), { code });
/** A file or pipe that takes what `takes` says at each turn: so many bytes, or the code of an error; then everything. */
function output(takes: (number | string)[]) {
  let [text, waits] = ['', 0];
  const take: TakeBytes = (bytes) => {
    const next = takes.shift() ?? bytes.length;
    if (typeof next === 'string') throw failing(next);
    text += new TextDecoder().decode(bytes.subarray(0, next));
    return Math.min(next, bytes.length);
  };
  const lines = lineOutput(take, () => {
    waits += 1;
  });
  return { ...lines, text: () => text, waits: () => waits };
}

describe('lines of the log', () => {
  it('are all written, in parts where they are taken in parts', () => {
    const { write, text, dropped } = output([3, 'EAGAIN', 2]);
    write('{"a":1}\n');
    write('{"b":2}\n');
    expect([text(), dropped()]).toEqual(['{"a":1}\n{"b":2}\n', 0]);
  });

  it('are dropped and counted while the disk is full, and go on when it is not', () => {
    const { write, text, dropped, waits } = output(['ENOSPC', 'EPIPE']);
    for (const line of ['one\n', 'two\n', 'three\n']) write(line);
    expect([text(), dropped(), waits()]).toEqual(['three\n', 2, 0]);
  });

  it('stay one a record when one breaks off', () => {
    const { write, text, dropped } = output([2, 'ENOSPC', 'ENOSPC']);
    for (const line of ['one\n', 'two\n', 'three\n']) write(line);
    expect([text(), dropped()]).toEqual(['on\nthree\n', 2]);
  });

  it('wait for a reader that stands still once, and not again until he reads', () => {
    const { write, text, dropped, waits } = output(Array(23).fill('EAGAIN'));
    write('one\n');
    expect([dropped(), waits()]).toEqual([1, 20]);
    write('two\n');
    write('three\n');
    expect([dropped(), waits()]).toEqual([3, 20]);
    write('four\n');
    expect([text(), dropped()]).toEqual(['four\n', 3]);
  });
});
