import type { zhPhotos } from '../zh-CN/photos.ts';

/** The same words in English. */
export const enPhotos: Record<keyof typeof zhPhotos, string> = {
  'incident.line.photo': 'Photo',
  'journal.incident.photo-added': '{actor} sent a photo: {name}',
  'journal.incident.photos-deleted': 'Photos of {name} were deleted, their time being over',
  'error.photo-unreadable': 'The picture cannot be read; take it again.',
  'error.photo-too-large': 'The picture is too large; take it again.',
  'error.photos-enough': 'This task has as many photos as it may.',
  'error.photos-wait': 'Photos are waiting to be worked on; it is sent again by itself.',
  'error.photo-not-found': 'There is no such photo.',
  'error.photo-deleted': 'The photo was deleted, its time being over.',
};
