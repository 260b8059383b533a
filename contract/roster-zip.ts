import { strToU8, zipSync } from 'fflate';

const FILES = {
  'orgs.csv': 'sourcedId,status,name,type,identifier\nzip-school,,Fjellskolen,school,999888777\n',
  'users.csv':
    'sourcedId,status,enabledUser,givenName,familyName,email,agentSourcedIds\n' +
    'zip-teacher,,true,Lærer,Oppdiktet,zip-teacher@skole.example,\n',
  'roles.csv':
    'sourcedId,status,userSourcedId,roleType,role,orgSourcedId\nr1,,zip-teacher,primary,teacher,zip-school\n',
  'classes.csv': 'sourcedId,status,title,classType,schoolSourcedId\nc1,,8B,homeroom,zip-school\n',
  'enrollments.csv': 'sourcedId,status,classSourcedId,userSourcedId,role,primary\n',
  'demographics.csv': 'sourcedId,status,birthDate\n',
};

/** Makes a small roster in order, as a OneRoster 1.2 zip. */
export function makeRosterZip(): Uint8Array {
  const manifest = [
    'propertyName,value\noneroster.version,1.2',
    ...Object.keys(FILES).map((name) => `file.${name.replace('.csv', '')},bulk`),
  ].join('\n');
  const all = Object.entries({ 'manifest.csv': manifest, ...FILES });
  return zipSync(Object.fromEntries(all.map(([name, text]) => [name, strToU8(text)])));
}
