import type { Route } from '../../api/route.js';
import type { VisibleCase } from '../../api/cases/who-sees.js';
import type { ConcernCase } from '../../domain/case.js';
import type { CommandName } from '../../domain/codes.js';
import type { Text } from '../../guide/texts-schema.js';
import type { CasePeople } from '../case/find-case-people.js';
import type { PageContext } from '../define-page.js';
import type { Field } from '../fields/field.js';
import type { FormReader } from '../fields/form-values.js';
import type { FormVerb } from '../paths.js';

/** Holds what a form is made from: the case as the person sees it, and who could take part. */
export interface FormView {
  ctx: PageContext;
  visible: VisibleCase;
  case: ConcernCase;
  people: CasePeople;
  /** The meeting, duty, assignment or plan that the form is about. */
  thingId: string | undefined;
  /** What the person wrote before and has not sent, where the form is opened anew. */
  draft?: URLSearchParams | undefined;
}

/** States one command's form: what it asks, and the body of the API's own call that its answers become. */
export interface CommandForm {
  verb: FormVerb;
  /** The command that must be allowed now for the form to be offered. */
  command: CommandName | readonly CommandName[];
  /** True where the path names the meeting, duty or assignment that the form is about. */
  aboutThing?: boolean;
  /** Finds what the form is about where the case has only one such thing at a time. */
  thingOf?: (c: ConcernCase, staffId: string) => string | number | undefined;
  /** True where it stands apart from the usual buttons. */
  isSeldom?: boolean;
  route: Route;
  title: Text;
  /** Short paragraphs beside the form. */
  help: readonly Text[];
  submit: Text;
  fields: (view: FormView) => Field[];
  /** What a form already open must not forget, whatever becomes of the case meanwhile. */
  remembers?: (view: FormView) => Readonly<Record<string, string>>;
  body: (read: FormReader, view: FormView) => object | undefined;
  /** Names the form's field for a pointer of the body, where they are not called alike. */
  fieldOf?: (pointer: string) => string | undefined;
}

/** Defines a command's form; `form-pages.ts` shows it and carries it out by the API's own route. */
export function defineForm(form: CommandForm): CommandForm {
  return form;
}
