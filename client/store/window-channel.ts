/** The part of BroadcastChannel by which windows of one person tell each other, so that a test can stand in for it. */
export type WindowChannel = Pick<BroadcastChannel, 'postMessage' | 'close'> & {
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
};
