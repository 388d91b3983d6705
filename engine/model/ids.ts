/** Nominal string ids: a `NodeId` cannot be passed where a `FlowId` is expected. */
declare const brand: unique symbol;
type Id<B extends string> = string & { readonly [brand]: B };

/** The id of a BPMN flow node (or of the process itself, which is the root scope) in its diagram. */
export type NodeId = Id<'node'>;
/** The id of a sequence flow in its diagram. */
export type FlowId = Id<'flow'>;
/**
 * An int64 written as 19 decimal digits. All keys have the same width, so their order as text is their
 * order as numbers and in time. Unique over all nodes.
 */
export type Key = Id<'key'>;
