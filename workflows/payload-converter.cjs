'use strict';

const { defaultPayloadConverter } = require('@temporalio/common');

/**
 * Decodes like the SDK's own converter, but never throws: arguments are decoded before any handler runs, and one that cannot be would
 * fail the workflow task for ever. What is unreadable becomes a value that says so, which validators and handlers refuse.
 */
exports.payloadConverter = {
  toPayload: (value) => defaultPayloadConverter.toPayload(value),
  fromPayload: (payload) => {
    try {
      return defaultPayloadConverter.fromPayload(payload);
    } catch {
      return { unreadable: true };
    }
  },
};
