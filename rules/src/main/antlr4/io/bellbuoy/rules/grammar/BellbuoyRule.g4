/*
 * The rule language. Every decision needs one token of look-ahead (a name two), so that what was expected is known
 * exactly where a text goes wrong; chains of "and" and "or" are flat, so that their length costs no depth.
 */
grammar BellbuoyRule;

start
    : disjunction EOF                                                       # Whole
    ;

disjunction
    : conjunction (OR conjunction)*                                         # Either
    ;

conjunction
    : condition (AND condition)*                                            # Both
    ;

condition
    : NOT condition                                                         # Negation
    | LPAREN disjunction RPAREN                                             # Group
    | quantifier=(ANY | ALL | NONE) LPAREN STRING COMMA disjunction RPAREN  # Quantified
    | EXISTS LPAREN operand RPAREN                                          # Presence
    | operand test?                                                         # Tested
    ;

test
    : comparator=(EQ | NE | LT | LE | GT | GE) operand                      # Compared
    | NOT relation                                                          # NotRelated
    | relation                                                              # Related
    ;

relation
    : IN set                                                                # Within
    | CONTAINS sought                                                       # Containing
    | affix=(STARTSWITH | ENDSWITH) operand                                 # Affixed
    | MATCHES pattern=(REGEX | STRING)                                      # Matching
    ;

sought
    : REGEX                                                                 # SoughtPattern
    | operand                                                               # SoughtText
    ;

operand
    : JPATH LPAREN STRING RPAREN                                            # Path
    | NAME LPAREN operand RPAREN                                            # Call
    | NAME                                                                  # Name
    | STRING                                                                # Text
    | INTEGER                                                               # Integer
    | value=(TRUE | FALSE)                                                  # Truth
    ;

set
    : LPAREN members+=(STRING | INTEGER)
        (COMMA members+=(STRING | INTEGER))* RPAREN                         # WrittenSet
    | STRING                                                                # OneBlock
    | CIDR LPAREN members+=(STRING | LIST)
        (COMMA members+=(STRING | LIST))* RPAREN                            # AddressBlocks
    | LIST                                                                  # ListedSet
    ;

AND        : 'and' ;
OR         : 'or' ;
NOT        : 'not' ;
IN         : 'in' ;
CONTAINS   : 'contains' ;
STARTSWITH : 'startswith' ;
ENDSWITH   : 'endswith' ;
MATCHES    : 'matches' ;
ANY        : 'any' ;
ALL        : 'all' ;
NONE       : 'none' ;
EXISTS     : 'exists' ;
JPATH      : 'jpath' ;
CIDR       : 'cidr' ;
TRUE       : 'true' ;
FALSE      : 'false' ;

EQ     : '=' ;
NE     : '!=' ;
LE     : '<=' ;
GE     : '>=' ;
LT     : '<' ;
GT     : '>' ;
LPAREN : '(' ;
RPAREN : ')' ;
COMMA  : ',' ;

STRING  : '"' StringPart* '"' ;
REGEX   : '/' RegexPart+ '/' ;
INTEGER : '-'? [0-9]+ ;
LIST    : '@' [A-Za-z0-9_.-]* ;

// Wide on purpose: names of other rule types (req.headers["Host"]) are one token, and so one error.
NAME    : NameStart NameRest* ('.' NameRest+ | '[' ~[\]\r\n]* ']')* ;

// What people write out of habit. Each is reported once and then read as what it was meant to be.
WRONG_EQ             : '==' | '===' ;
WRONG_GE             : '=>' ;
WRONG_LE             : '=<' ;
WRONG_NE             : '<>' | '!==' ;
WRONG_MATCHES        : '=~' | '~' | '~=' ;
WRONG_AND            : '&' | '&&' ;
WRONG_OR             : '|' | '||' ;
WRONG_NOT            : '!' ;
SINGLE_QUOTED        : '\'' ~['\r\n]* '\'' ;
CURLY_QUOTED         : [\u201C\u201D\u201E] ~[\u201C\u201D\r\n]* [\u201C\u201D] ;
UNTERMINATED_STRING  : '"' StringPart* '\\'? ;
UNTERMINATED_REGEX   : '/' RegexPart* '\\'? ;
BARE_NUMBER          : '-'? [0-9]+ ('.' [0-9]+)+ ([eE] [+-]? [0-9]+)? ('/' [0-9]+)? | '-'? [0-9]+ [eE] [+-]? [0-9]+ | [0-9]+ '/' [0-9]+ ;

COMMENT : ('//' | '#') ~[\r\n]* -> channel(HIDDEN) ;
SPACE   : [\p{White_Space}\uFEFF]+ -> channel(HIDDEN) ;

UNKNOWN : . ;

fragment StringPart : ~["\\\r\n] | '\\' ~[\r\n] ;
fragment RegexPart  : ~[/\\\r\n] | '\\' ~[\r\n] ;
fragment NameStart  : [\p{L}_$] ;
fragment NameRest   : [\p{L}\p{Nd}_$-] ;
