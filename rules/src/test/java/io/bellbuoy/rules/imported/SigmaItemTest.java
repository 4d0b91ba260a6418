package io.bellbuoy.rules.imported;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaItemTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '¶',
      textBlock =
          """
          verb: Create                          ~ jpath("verb") = "create"
          verb: [list, Get]                     ~ jpath("verb") in ("get", "list")
          user.username: Alice                  ~ lowercase(jpath("user.username")) = "alice"
          user.username: ['1', '*']             ~ jpath("user.username") = "1" or exists(jpath("user.username"))
          user.username: ''                     ~ jpath("user.username") = ""
          user.username: null                   ~ not exists(jpath("user.username"))
          user.username|cased: Alice            ~ jpath("user.username") = "Alice"
          user.username|cased|endswith: Alice   ~ jpath("user.username") endswith "Alice"
          user.username|neq: bob                ~ not lowercase(jpath("user.username")) = "bob"
          user.username: 'system:*'             ~ lowercase(jpath("user.username")) startswith "system:"
          user.username: '*:Robot'              ~ lowercase(jpath("user.username")) endswith ":robot"
          user.username: '*a*'                  ~ lowercase(jpath("user.username")) contains "a"
          user.username: '**a**'                ~ lowercase(jpath("user.username")) contains "a"
          user.username: 'a?c*e'                ~ jpath("user.username") matches /(?is)a.c.*e/
          user.username|cased: 'a?c'            ~ jpath("user.username") matches /(?s)a.c/
          user.username: 'a\\*c'                ~ lowercase(jpath("user.username")) = "a*c"
          user.username: 'a\\\\*'               ~ lowercase(jpath("user.username")) startswith "a\\\\"
          user.username: 'corp\\bob'            ~ lowercase(jpath("user.username")) = "corp\\\\bob"
          user.username|contains: a.b           ~ lowercase(jpath("user.username")) contains "a.b"
          user.username|contains: 'a*b'         ~ jpath("user.username") matches /(?is).*a.*b.*/
          user.username|startswith: [a, b]      ~ lowercase(jpath("user.username")) startswith "a" or lowercase(jpath("user.username")) startswith "b"
          user.username|contains|all: [a, b]    ~ lowercase(jpath("user.username")) contains "a" and lowercase(jpath("user.username")) contains "b"
          user.groups: system:masters           ~ lowercase(jpath("user.groups")) = "system:masters"
          user.groups|contains: masters         ~ jpath("user.groups") contains /(?i)masters/
          user.groups|all: [a, b]               ~ lowercase(jpath("user.groups")) = "a" and lowercase(jpath("user.groups")) = "b"
          userAgent|re: '^kube(ctl|let)/'       ~ jpath("userAgent") contains /^kube(ctl|let)\\//
          userAgent|re|i: 'a\\/b'               ~ jpath("userAgent") contains /(?i)a\\/b/
          userAgent|re|i|s: x.y                 ~ jpath("userAgent") contains /(?is)x.y/
          sourceIPs|cidr: 10.0.0.0/8            ~ jpath("sourceIPs") in cidr("10.0.0.0/8")
          objectRef.name|exists: true           ~ exists(jpath("objectRef.name"))
          objectRef.name|exists: false          ~ not exists(jpath("objectRef.name"))
          responseStatus.code: 403              ~ jpath("responseStatus.code") = 403
          responseStatus.code: [403, 401]       ~ jpath("responseStatus.code") in (401, 403)
          responseStatus.code: '403'            ~ jpath("responseStatus.code") = "403"
          responseStatus.code|gte: 400          ~ jpath("responseStatus.code") >= 400
          responseStatus.code|lt: 399.5         ~ jpath("responseStatus.code") < "399.5"
          requestObject.spec.replicas: 1.5      ~ jpath("requestObject.spec.replicas") >= "1.5" and jpath("requestObject.spec.replicas") <= "1.5"
          requestObject.spec.hostNetwork: true  ~ lowercase(jpath("requestObject.spec.hostNetwork")) = "true"
          requestObject.data.k|base64: Hi       ~ lowercase(jpath("requestObject.data.k")) = "sgk="
          annotations.authorization.k8s.io/decision: allow ~ lowercase(jpath("annotations['authorization.k8s.io/decision']")) = "allow"
          requestObject.spec.containers[0].image: x ~ lowercase(jpath("requestObject.spec.containers[0].image")) = "x"
          requestObject.spec.containers{}.image: x ~ lowercase(jpath("requestObject.spec.containers[*].image")) = "x"
          """)
  void becomesAComparison(String field, String expression) {
    assertThat(Sigma.expression(field).replace('\n', ' ')).isEqualTo(expression);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '¶',
      textBlock =
          """
          user.username|fieldref: user.uid      ~ `fieldref` cannot be taken over
          userAgent|windash|contains: -x        ~ command lines of Windows
          userAgent|base64offset|contains: x    ~ inside of other encoded texts
          userAgent|wide: x                     ~ UTF-16
          userAgent|expand: '%x%'               ~ write the values out
          userAgent|containz: x                 ~ no modifier `containz`
          userAgent|contains|re: x              ~ do not go together
          userAgent|base64: x*                  ~ a wildcard cannot be in base64
          userAgent: []                         ~ an empty list
          userAgent: {a: b}                     ~ no text or number
          responseStatus.code|gt: many          ~ which is no number
          '|contains': x                        ~ looked for in the whole event
          userAgent|re: '(?=x)'                 ~ expression, line 1
          userAgent|re: '(a{1000}){1000}'       ~ expression, line 1
          sourceIPs|cidr: 10.0.0.0/99           ~ expression, line 1
          """)
  void isRefusedWithTheReason(String field, String reason) {
    assertThat(Sigma.expression(field)).startsWith("refused: ").contains(reason);
  }
}
