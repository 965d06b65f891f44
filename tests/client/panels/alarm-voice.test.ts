import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAlarmVoice } from '../../../client/panels/alarms/alarm-voice.ts';
import { type UntouchedAudio, untouchedPage } from '../../support/client/fake-audio.ts';

let audio: UntouchedAudio;
let touch: () => Promise<void>;
beforeEach(() => {
  ({ audio, touch } = untouchedPage());
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
