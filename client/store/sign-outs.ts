const CHANNEL = 'jingwei-signed-out';

/** The part of BroadcastChannel that is used. */
type Channel = Pick<BroadcastChannel, 'postMessage' | 'close'> & {
  onmessage: ((event: MessageEvent) => void) | null;
};

const open = (): Channel => new BroadcastChannel(CHANNEL);

/** Tells every other page of this browser that the person has signed out himself. */
export function tellSignOut(channel = open()): void {
  channel.postMessage(null);
  channel.close();
}

/** @returns no longer listens */
export function onSignOutElsewhere(act: () => void, channel = open()): () => void {
  channel.onmessage = act;
  return () => channel.close();
}
