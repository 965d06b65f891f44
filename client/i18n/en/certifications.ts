import type { zhCertifications } from '../zh-CN/certifications.ts';

/** The same words in English. */
export const enCertifications: Record<keyof typeof zhCertifications, string> = {
  'registers.certifications': 'Certification of units',
  'certification.title': 'Certified until',
  'certification.none': 'not recorded',
  'certification.expired': 'expired, not to be sent',
  'certification.due': 'expires within 30 days',
  'certification.record': 'Record',
  'certification.until': 'Valid until',
  'certification.note': 'Note (certificate, inspection)',
  'certification.standing': 'Standing',
  'certification.recorded': 'Recorded',
  'certification.lead':
    'A unit whose certification has expired is neither recommended nor sent; those due within {days} days stand first. Record it on the card of the unit, on the map.',
  'certification.unrecorded': '{count} [unit has|units have] none recorded.',
  'certification.choice.due': 'Expired or due',
  'certification.choice.all': 'All',
  'certification.empty.due': 'None has expired or is due.',
  'certification.empty.all': 'None is recorded yet.',
  'certification.past': 'expired {days} d ago',
  'certification.left': '{days} d left',
  'dispatch.unfit.certification-expired': 'certification expired',
  'journal.unit.certified': '{actor} recorded until when {name} is certified',
  'error.resource-certification-expired':
    'The certification of one of them has expired; record the new one first.',
  'error.day-unreal': 'There is no such day.',
  'error.certification-changed-meanwhile':
    'Somebody recorded another one just now; look once more, then act.',
};
