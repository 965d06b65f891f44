import type { zhReleases } from '../zh-CN/releases.ts';

/** Words of releases to the public and of the channels they go by, in English. */
export const enReleases: Record<keyof typeof zhReleases, string> = {
  'journal.warning-source.created': '{actor} added the source {name}',
  'journal.warning-source.removed': '{actor} removed the source {name}',
  'journal.release.drafted': '{actor} drafted the public notice “{name}”',
  'journal.release.reviewed': '{actor} reviewed the public notice “{name}”',
  'journal.release.published': '{actor} published the public notice “{name}”',
  'journal.release.withdrawn': '{actor} withdrew the public notice “{name}”',
  'journal.release.discarded': '{actor} discarded the draft of “{name}”',
  'journal.channel.created': '{actor} added the channel {name}',
  'journal.channel.closed': '{actor} closed the channel {name}',
  'journal.message.delivered': 'Delivered to {name}',
  'journal.message.failed': 'Could not be delivered to {name}',
  'journal.message.acknowledged': '{actor} recorded that {name} confirmed',
};
