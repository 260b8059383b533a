import { text } from './text.js';

export const LAYOUT = {
  skip: text('Hopp til innholdet', 'Hopp til innhaldet', 'Skip to the content'),
  menu: text('Hovedmeny', 'Hovudmeny', 'Main menu'),
  language: text('Språk', 'Språk', 'Language'),
  logout: text('Logg ut', 'Logg ut', 'Log out'),
  tasks: text('Mine oppgaver', 'Oppgåvene mine', 'My tasks'),
  cases: text('Saker', 'Saker', 'Cases'),
  meetings: text('Møter', 'Møte', 'Meetings'),
  settings: text('Innstillinger', 'Innstillingar', 'Settings'),
  about: text('Om Nærvær', 'Om Nærvær', 'About Nærvær'),
  help: text('Hjelp', 'Hjelp', 'Help'),
  accessibility: text('Tilgjengelighet', 'Tilgjenge', 'Accessibility'),
  privacy: text('Personvern', 'Personvern', 'Privacy'),
  errorsHeading: text(
    'Rett dette før du sender:',
    'Rett dette før du sender:',
    'Put this right before you send:',
  ),
  notSent: text('Dette ble ikke sendt', 'Dette vart ikkje sendt', 'This was not sent'),
  ownWords: text('Dette skrev du', 'Dette skreiv du', 'This is what you wrote'),
  back: text('Tilbake', 'Tilbake', 'Back'),
  login: text('Logg inn', 'Logg inn', 'Log in'),
  problemTrace: text(
    'Oppgi denne koden hvis du melder fra: {id}',
    'Oppgi denne koden om du melder frå: {id}',
    'Give this code if you report it: {id}',
  ),
  sentTooLate: text('Du er logget ut', 'Du er logga ut', 'You are logged out'),
  sentTooLateHelp: text(
    'Ingenting er mistet. Logg inn i en ny fane, kom tilbake hit, og trykk på «Fortsett»: da ser du skjemaet igjen med alt du skrev.',
    'Ingenting er mist. Logg inn i ei ny fane, kom tilbake hit, og trykk på «Hald fram»: då ser du skjemaet igjen med alt du skreiv.',
    'Nothing is lost. Log in in a new tab, come back here and press “Go on”: you will see the form again with all that you wrote.',
  ),
  goOn: text('Fortsett', 'Hald fram', 'Go on'),
  staleForm: text(
    'Skjemaet var åpnet i en tidligere innlogging. Alt du skrev, står her: se over og send på nytt.',
    'Skjemaet var opna i ei tidlegare innlogging. Alt du skreiv, står her: sjå over og send på nytt.',
    'The form was opened in an earlier login. All that you wrote is here: look it over and send it again.',
  ),
} as const;
