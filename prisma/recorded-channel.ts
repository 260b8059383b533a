/** Names the channel on which a record tells the command that it holds, by its id, once it is stored. */
export const RECORDED_CHANNEL = 'naervaer_recorded';
