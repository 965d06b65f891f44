import { describe, expect, it } from 'vitest';
import { createNotices } from '../../../client/store/notice-store.ts';

function setUp() {
  const notices = createNotices();
  const words = () => notices.store.getState().said.map((one) => one.words);
  return { ...notices, words };
}

describe('what acts without a place say', () => {
  it('is said one beside the other: three refusals when the line is back are three', () => {
    const { say, sayUntilPressed, words } = setUp();
    sayUntilPressed('记录：已结束');
    sayUntilPressed('记录：已结束');
    say('已复制');
    sayUntilPressed('派出 2 支：力量已被占用');
    expect(words()).toEqual(['记录：已结束', '记录：已结束', '已复制', '派出 2 支：力量已被占用']);
  });

  it('stands anew where it is said in passing once more', () => {
    const { say, words, store } = setUp();
    say('已复制');
    const [first] = store.getState().said;
    say('已复制');
    expect(words()).toEqual(['已复制']);
    expect(store.getState().said[0]!.number).not.toBe(first!.number);
  });

  it('stays until it is pressed away where it is a refusal', () => {
    const { say, sayUntilPressed, unsay, store, words } = setUp();
    sayUntilPressed('记录：已结束');
    say('已复制');
    expect(store.getState().said.map(({ stays }) => stays)).toEqual([true, false]);
    unsay(store.getState().said[0]!.number);
    expect(words()).toEqual(['已复制']);
  });
});
