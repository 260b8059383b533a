import type { ReactNode } from 'react';
import type { PersonCaller } from '../api/auth/caller.js';
import type { Deps } from '../api/deps.js';
import type { Locale } from '../api/locale.js';
import type { PathParams } from '../api/route.js';
import type { PageRule } from '../domain/access/page-rules.js';
import type { Instant } from '../domain/local-time.js';
import type { Guide } from '../guide/load-guide.js';
import type { Text } from '../guide/texts-schema.js';
import type { FlashCode } from './texts/flashes.js';

/** Holds what a page works with: who asks, what for, and when. */
export interface PageContext<Path extends string = string> {
  deps: Deps;
  /** Whose rights count, looked up anew for each request. */
  caller: PersonCaller;
  /** The person's name, as the header shows it. */
  name: string;
  params: PathParams<Path>;
  query: URLSearchParams;
  /** The fields of a posted form; empty for a GET. */
  form: URLSearchParams;
  /** The path as it was asked for, without the query. */
  path: string;
  /** Business time, read once a request. */
  now: Instant;
  locale: Locale;
  /** The token that every form carries. */
  csrf: string;
  requestId: string;
  /** Says a text in the person's language. */
  say(text: Text, variables?: Readonly<Record<string, string | number>>): string;
}

/** What a page answers: itself, another page, or a file. */
export type PageReply =
  | { kind: 'page'; status?: number; title: string; body: ReactNode; backTo?: BackTo }
  | { kind: 'redirect'; to: string; flash?: FlashCode }
  | { kind: 'file'; type: string; name?: string; content: string | Buffer }
  | { kind: 'nothing' };

/** Leads back to the page above. */
export interface BackTo {
  href: string;
  label: string;
}

export interface PageDefinition<Path extends string> {
  method: 'get' | 'post';
  /** In Express's style, from the root. */
  path: Path;
  /** Who it is shown to, where it is about no single case; left out for pages that decide by the case, or are everybody's. */
  rule?: PageRule;
  handle: (ctx: PageContext<Path>) => Promise<PageReply> | PageReply;
  /** Shows a form of an earlier login again with what was written, and carries nothing out; without it such a form is refused. */
  showAgain?: (ctx: PageContext<Path>) => Promise<PageReply> | PageReply;
}

/** A page with its types forgotten, for the app that mounts it. */
export type Page = PageDefinition<string>;

/**
 * Defines one page. Whoever reaches `handle` is logged in; a POST comes from a form of ours (origin and token are checked before).
 * A problem that it throws is shown as a page: what is out of reach looks like what does not exist.
 */
export function definePage<const Path extends string>(definition: PageDefinition<Path>): Page {
  return definition;
}

/** Holds what an open page works with: the guide, and nothing of who asks. No database is within its reach. */
export interface OpenContext<Path extends string = string> {
  params: PathParams<Path>;
  guide: Guide;
  locale: Locale;
  say: PageContext['say'];
}

export interface OpenPageDefinition<Path extends string> {
  /** In Express's style, from the root. */
  path: Path;
  show: (ctx: OpenContext<Path>) => Extract<PageReply, { kind: 'page' }>;
}

/** An open page with its types forgotten, for the app that mounts it. */
export type OpenPage = OpenPageDefinition<string>;

/** Defines a page that is read without login, such as help. It can show nothing about anybody: it is given nothing. */
export function defineOpenPage<const Path extends string>(
  definition: OpenPageDefinition<Path>,
): OpenPage {
  return definition;
}

/** Shows a page. */
export function showPage(
  title: string,
  body: ReactNode,
  more: { status?: number; backTo?: BackTo } = {},
): Extract<PageReply, { kind: 'page' }> {
  return { kind: 'page', title, body, ...more };
}

/** Leads on to another page, with a word about what was done. */
export function goTo(to: string, flash?: FlashCode): PageReply {
  return { kind: 'redirect', to, ...(flash && { flash }) };
}
