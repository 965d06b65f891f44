import { useEffect } from 'react';
import { monotonicNow, serverNow } from '../../store/clock.ts';
import { type LiveState, liveStore, useLive } from '../../store/live-store.ts';
import { type Sound, soundStore } from '../../store/sound-store.ts';
import { createEar } from './alarm-ear.ts';
import { openAlarmVoice } from './alarm-voice.ts';
import { shareMute } from './share-mute.ts';
import { openSoundTurn } from './sound-turn.ts';

/** How often a window that does not sound looks whether another one does. */
const LOOK_MS = 2_000;

const concernsAlarms = (live: LiveState, before: LiveState): boolean =>
  live.step !== before.step ||
  live.alarms !== before.alarms ||
  live.alarmsToldAt !== before.alarmsToldAt ||
  live.holds !== before.holds ||
  live.escalations !== before.escalations;

/** Whether new alarms reach this window: one that hears of none leaves the turn to one that does. */
const isLive = ({ status }: LiveState): boolean => status === 'live';

/** Sounds the alarms of whoever is signed in, whatever of the desk is shown. @returns ends it */
export function soundAlarms(account: string): () => void {
  const name = `jingwei-sound:${account}`;
  const ear = createEar();
  let isOver = false;
  const listen = () => {
    const live = liveStore.getState();
    if (live.step === 'session' || live.step === 'situation') return;
    const { heard, mutedUntil } = soundStore.getState();
    const now = { server: serverNow(), steady: monotonicNow() };
    const how = { isHeard: heard !== 'nowhere', mutedUntil, now };
    // What another window sounds is taken as heard here, and counts with what may sound.
    const levels = ear.listen(live, how);
    if (heard === 'here') for (const level of levels) voice.say(level);
  };
  const become = (heard: Sound['heard']) => {
    if (soundStore.getState().heard === heard) return;
    soundStore.setState({ heard });
    listen();
  };
  const look = async () => {
    if (turn.isOurs()) return become('here');
    const isTaken = await turn.isTaken();
    if (!isOver && !turn.isOurs()) become(isTaken ? 'elsewhere' : 'nowhere');
  };
  const turn = openSoundTurn(navigator.locks, name, () => become('here'));
  const voice = openAlarmVoice(() => update());
  const update = () => {
    const wasOurs = turn.isOurs();
    if (voice.isHeard() && isLive(liveStore.getState())) turn.take();
    else turn.leave();
    // For a moment more the browser would say of the lock just left that a window has it.
    if (wasOurs && !turn.isOurs()) become('nowhere');
    else void look();
  };
  const stopMute = shareMute(new BroadcastChannel(name));
  const stopLive = liveStore.subscribe((live, before) => {
    if (isLive(live) !== isLive(before)) update();
    if (concernsAlarms(live, before)) listen();
  });
  const looking = setInterval(() => void look(), LOOK_MS);
  update();
  listen();
  return () => {
    isOver = true;
    clearInterval(looking);
    stopLive();
    stopMute();
    voice.end();
    turn.leave();
    soundStore.setState({ heard: 'nowhere' });
  };
}

/** The sound of a desk: with it from its first moment to its last. Shows nothing itself. */
export function FollowSound() {
  const account = useLive((live) => live.me?.id);
  useEffect(() => (account === undefined ? undefined : soundAlarms(account)), [account]);
  return null;
}
