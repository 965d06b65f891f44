import type { zhPhotos } from '../zh-CN/photos.ts';

/** The same words in English. */
export const enPhotos: Record<keyof typeof zhPhotos, string> = {
  'incident.line.photo': 'Photo',
  'journal.incident.photo-added': '{actor} sent a photo: {name}',
  'journal.incident.photos-deleted': 'Photos of {name} were deleted, their time being over',
  'unit-page.photo': 'Take or choose photos',
  'unit-page.photo.working': 'Working…',
  'unit-page.photo.hint': 'Photograph the scene, not faces. Location and other data are removed.',
  'unit-page.photo.sent': '{count} sent',
  'unit-page.photo.unreadable': 'This picture cannot be read; take it again.',
  'unit-page.photo.no-room':
    'There is no room for the photo on this device; make some and take it again.',
  'photos.title': 'Photos of the scene: {count}',
  'photos.of': 'Photo of the scene by {name}',
  'photos.deleted': 'Deleted, its time being over',
  'photos.until': 'Deleted {days} days after the incident is over; only the checksum stays.',
  'error.photo-lost': 'The photo is no longer on this device; take it again.',
  'error.photo-unreadable': 'The picture cannot be read; take it again.',
  'error.photo-too-large': 'The picture is too large; take it again.',
  'error.photos-enough': 'This task has its full number of photos; no more can be sent.',
  'error.photos-wait': 'Photos are waiting to be worked on; it is sent again by itself.',
  'error.photo-not-found': 'There is no such photo.',
  'error.photo-deleted': 'The photo was deleted, its time being over.',
};
