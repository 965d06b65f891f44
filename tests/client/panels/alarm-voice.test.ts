import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAlarmVoice } from '../../../client/panels/alarms/alarm-voice.ts';

/** A browser's sound before anybody has touched the page: it may not begin until asked by a touch. */
class UntouchedAudio extends EventTarget {
  state = 'suspended';
  currentTime = 0;
  destination = {};
  readonly begun = vi.fn();
  async resume() {
    if (!isTouched) throw new Error('not allowed before the page was touched');
    this.state = 'running';
    this.dispatchEvent(new Event('statechange'));
  }
  async close() {
    this.state = 'closed';
  }
  createOscillator() {
    const gain = { connect: () => gain };
    return { frequency: { value: 0 }, connect: () => gain, start: this.begun, stop: () => {} };
  }
  createGain() {
    return { gain: { value: 1 } };
  }
}

let isTouched: boolean;
let page: EventTarget;
let audio: UntouchedAudio;
const touch = async () => {
  isTouched = true;
  page.dispatchEvent(new Event('pointerdown'));
  await Promise.resolve();
};

beforeEach(() => {
  isTouched = false;
  page = new EventTarget();
  audio = new UntouchedAudio();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('AudioContext', function made() {
    return audio;
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the voice of a page', () => {
  it('is not heard before the page was touched, says so, and is from the first touch anywhere on', async () => {
    const told = vi.fn();
    const voice = openAlarmVoice(() => told(voice.isHeard()));
    expect(voice.isHeard()).toBe(false);
    await touch();
    expect(told.mock.calls).toEqual([[true]]);
    voice.say('red');
    expect(audio.begun).toHaveBeenCalledTimes(3);
  });

  it('comes back by a touch when the system has taken it away', async () => {
    const voice = openAlarmVoice(() => {});
    await touch();
    audio.state = 'interrupted';
    expect(voice.isHeard()).toBe(false);
    await touch();
    expect(voice.isHeard()).toBe(true);
  });

  it('ends with its page: no touch wakes it any more', async () => {
    const told = vi.fn();
    openAlarmVoice(told).end();
    await touch();
    expect([told.mock.calls.length, audio.state]).toEqual([0, 'closed']);
  });
});
