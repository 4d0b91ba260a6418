package io.bellbuoy.rules.expression;

/** A part of the tree that a text becomes; what the grammar's visitor may answer with. */
public sealed interface Node permits Expression, Operand, ValueSet {}
