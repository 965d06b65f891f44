import { describe, expect, it } from 'vitest';
import { createOtherNodes } from '../../../server/live/other-nodes.ts';
import { createNewest } from '../../../server/telemetry/newest.ts';
import { newestReading } from '../../support/newest.ts';

/** Nodes on one channel, each hearing everything, itself included, as on Redis. */
const nodesOnOneChannel = (...names: string[]) => {
  const said: string[] = [];
  const nodes = names.map((node) => {
    const newest = createNewest();
    const publish = (message: string) => {
      said.push(message);
      for (const { others } of nodes) others.hear(message);
    };
    return { newest, others: createOtherNodes({ newest, node, publish }) };
  });
  const tick = () => {
    for (const { newest, others } of nodes) {
      others.share([...newest.takeChanged()].map((number) => newest.get(number)!));
    }
  };
  return { nodes, tick, said };
};

const READING = newestReading(1, { value: 4.2, town: '320205001', county: '320205' });

describe('several nodes', () => {
  it('show what any of them took in', () => {
    const { nodes } = nodesOnOneChannel('one', 'two', 'three');
    nodes[0]!.newest.apply(READING);
    nodes[0]!.others.share([READING]);
    for (const { newest } of nodes) expect(newest.get(1)).toEqual(READING);
    expect([...nodes[2]!.newest.takeChanged()]).toEqual([1]);
  });

  it('do not send round what they heard', () => {
    const { nodes, tick, said } = nodesOnOneChannel('one', 'two');
    nodes[0]!.newest.apply(READING);
    for (let turn = 0; turn < 5; turn++) tick();
    expect(said).toHaveLength(1);
  });

  it('keep the newer of two', () => {
    const { nodes, tick } = nodesOnOneChannel('one', 'two');
    nodes[0]!.newest.apply(READING);
    nodes[1]!.newest.apply({ ...READING, at: READING.at + 1_000, value: 4.3 });
    tick();
    for (const { newest } of nodes) expect(newest.get(1)!.value).toBe(4.3);
  });

  it('refuse what cannot be read', () => {
    const [node] = nodesOnOneChannel('one').nodes;
    for (const message of ['', '{', '[]', '{"node":"x","readings":[{"number":"1"}]}']) {
      expect(node!.others.hear(message)).toBe(false);
    }
    expect(node!.newest.size).toBe(0);
  });
});
