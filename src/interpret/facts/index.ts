import type { FactName } from '../../domain/fact.ts';
import { readActivities } from './activities.ts';
import { readAgeMax, readAgeMin } from './age.ts';
import { readAppointment } from './appointment.ts';
import { readBiometrics } from './biometrics.ts';
import { readChannel } from './channel.ts';
import { readDegree } from './degree.ts';
import { readDocuments } from './documents.ts';
import { readEffectiveFrom, readEffectiveUntil } from './effective.ts';
import { readEmployment } from './employment.ts';
import { readExperience } from './experience.ts';
import { readFamily } from './family.ts';
import { readFees } from './fee.ts';
import { readFields } from './fields.ts';
import { readInstitution } from './institution.ts';
import { readInterview } from './interview.ts';
import { readExpressDays, readRegularDays } from './processing.ts';
import type { FactReader } from './reader.ts';
import { readSponsor } from './sponsor.ts';
import { readEntries, readStay, readValidity } from './terms.ts';

/** One reader for each policy fact; a fact without one does not compile. */
export const FACT_READERS: Readonly<Record<FactName, FactReader>> = {
  'eligibility.age.min': readAgeMin,
  'eligibility.age.max': readAgeMax,
  'eligibility.degree.min': readDegree,
  'eligibility.institution': readInstitution,
  'eligibility.fields': readFields,
  'eligibility.experience.years': readExperience,
  'sponsor.required': readSponsor,
  'documents.required': readDocuments,
  'procedure.channel': readChannel,
  'procedure.appointment': readAppointment,
  'procedure.interview': readInterview,
  'procedure.biometrics': readBiometrics,
  'processing.regular.days': readRegularDays,
  'processing.express.days': readExpressDays,
  fee: readFees,
  'visa.entries': readEntries,
  'visa.validity': readValidity,
  'visa.stay': readStay,
  'activities.allowed': readActivities,
  'employment.permitted': readEmployment,
  'family.allowed': readFamily,
  'effective.from': readEffectiveFrom,
  'effective.until': readEffectiveUntil,
};
