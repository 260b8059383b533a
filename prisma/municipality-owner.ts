/** Owns what no client made: the seed's rows and what an administrator enters. Every client with the scope may write these. */
export const MUNICIPALITY_OWNER = '@municipality';
