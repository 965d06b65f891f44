import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { soundAlarms } from '../../../client/panels/alarms/follow-sound.ts';
import { serverNow } from '../../../client/store/clock.ts';
import { emptyLiveState, liveStore } from '../../../client/store/live-store.ts';
import { MUTE_MS, mute, muteLeft, soundStore } from '../../../client/store/sound-store.ts';
import { alarm } from '../../support/client/alarm.ts';
import { type UntouchedAudio, untouchedPage } from '../../support/client/fake-audio.ts';
import { fakeChannels } from '../../support/client/fake-channel.ts';
import { fakeLocks } from '../../support/client/fake-locks.ts';

const NAME = 'jingwei-sound:coordinator';
/** A red alarm sounds three times. */
const TONES_OF_RED = 3;

let audio: UntouchedAudio;
let touch: () => Promise<void>;
let locks: ReturnType<typeof fakeLocks>;
let open: ReturnType<typeof fakeChannels>;
let end: () => void;

/** Tells of a red alarm that rises now. */
function raise(id: number): void {
  const toldAt = new Date(serverNow()).toISOString();
  const { alarms, alarmsToldAt } = liveStore.getState();
  const told = alarm({ id, level: 'red', stream: `gauge-${id}`, changedAt: toldAt });
  liveStore.setState({
    alarms: new Map(alarms).set(id, told),
    alarmsToldAt: new Map(alarmsToldAt).set(id, toldAt),
  });
}
const left = () => muteLeft(soundStore.getState());
const settled = () => vi.advanceTimersByTimeAsync(2_000);

beforeEach(() => {
  vi.useFakeTimers();
  ({ audio, touch } = untouchedPage());
  locks = fakeLocks();
  open = fakeChannels();
  vi.stubGlobal('navigator', { locks });
  vi.stubGlobal('BroadcastChannel', function made() {
    return open();
  });
  liveStore.setState({ ...emptyLiveState(), step: 'done', status: 'live' });
  mute(0);
  end = soundAlarms('coordinator');
});
afterEach(() => {
  end();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  liveStore.setState(emptyLiveState());
});

describe('the sound of a desk', () => {
  it('sounds a red from the first touch on, though nothing of the desk is shown', async () => {
    expect(soundStore.getState().heard).toBe('nowhere');
    await touch();
    await settled();
    expect(soundStore.getState().heard).toBe('here');
    raise(1);
    expect(audio.begun).toHaveBeenCalledTimes(TONES_OF_RED);
  });

  it('leaves it to another window of the browser that sounds already, until that closes', async () => {
    const other = locks.hold(NAME);
    await touch();
    await settled();
    expect(soundStore.getState().heard).toBe('elsewhere');
    raise(1);
    expect(audio.begun).not.toHaveBeenCalled();
    other.close();
    await settled();
    expect(soundStore.getState().heard).toBe('here');
    expect(audio.begun, 'what the other has sounded').not.toHaveBeenCalled();
    raise(2);
    expect(audio.begun).toHaveBeenCalledTimes(TONES_OF_RED);
  });

  it('says that nobody would hear it when the system takes it away, and lets another window have it', async () => {
    await touch();
    await settled();
    audio.state = 'interrupted';
    audio.dispatchEvent(new Event('statechange'));
    await settled();
    expect(soundStore.getState().heard).toBe('nowhere');
    expect(locks.holders(NAME)).toBe(0);
  });
});

describe('a window whose line is down', () => {
  it('leaves the sound to one that is live, and says what of it is heard', async () => {
    await touch();
    await settled();
    liveStore.setState({ status: 'not-live' });
    expect(soundStore.getState().heard, 'at once').toBe('nowhere');
    await settled();
    expect(locks.holders(NAME)).toBe(0);
    locks.hold(NAME);
    await settled();
    expect(soundStore.getState().heard).toBe('elsewhere');
  });

  it('asks for no turn, and has it once it is live again, with what rose meanwhile', async () => {
    liveStore.setState({ status: 'not-live' });
    await touch();
    await settled();
    expect(soundStore.getState().heard).toBe('nowhere');
    raise(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(audio.begun).not.toHaveBeenCalled();
    liveStore.setState({ status: 'live' });
    await settled();
    expect(soundStore.getState().heard).toBe('here');
    expect(audio.begun).toHaveBeenCalledTimes(TONES_OF_RED);
  });
});

describe('a mute', () => {
  it('holds for all windows of a person, also for one that opens later', async () => {
    await touch();
    await settled();
    const told: unknown[] = [];
    const other = open();
    other.addEventListener('message', ({ data }) => told.push(data));
    mute(MUTE_MS);
    expect(told).toEqual([{ muteLeft: MUTE_MS }]);
    await vi.advanceTimersByTimeAsync(4_000);
    other.postMessage({ asks: true });
    expect(told.slice(1), 'as long as the first').toEqual([{ muteLeft: MUTE_MS - 4_000 }]);
    other.postMessage({ muteLeft: 0 });
    expect(left()).toBe(0);
    expect(told, 'what was heard is not told again').toHaveLength(2);
  });

  it('is never longer than the one that can be pressed', () => {
    open().postMessage({ muteLeft: 2 * MUTE_MS });
    expect(left()).toBe(MUTE_MS);
  });

  it('is silence, and ends by itself', async () => {
    await touch();
    await settled();
    mute(3_000);
    raise(1);
    expect(audio.begun).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(3_000);
    raise(2);
    expect(audio.begun).toHaveBeenCalledTimes(TONES_OF_RED);
  });
});
