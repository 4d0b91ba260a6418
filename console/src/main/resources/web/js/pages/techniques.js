/**
 * The MITRE ATT&CK techniques that concern containers and their clouds, by tactic. Rules may name others: they are shown by
 * their id, in a column of their own. A sub-technique stands with its technique.
 */
import { html } from 'lit';

export const TACTICS = [
  [
    'Initial access',
    {
      T1190: 'Exploit public-facing application',
      T1133: 'External remote services',
      T1078: 'Valid accounts',
      T1195: 'Supply chain compromise',
      T1199: 'Trusted relationship',
    },
  ],
  [
    'Execution',
    {
      T1609: 'Container administration command',
      T1610: 'Deploy container',
      T1053: 'Scheduled task or job',
      T1204: 'User execution',
      T1059: 'Command and scripting interpreter',
      T1648: 'Serverless execution',
    },
  ],
  [
    'Persistence',
    {
      T1098: 'Account manipulation',
      T1136: 'Create account',
      T1543: 'Create or modify system process',
      T1525: 'Implant internal image',
      T1556: 'Modify authentication process',
      T1505: 'Server software component',
    },
  ],
  [
    'Privilege escalation',
    {
      T1611: 'Escape to host',
      T1068: 'Exploitation for privilege escalation',
      T1484: 'Domain or tenant policy modification',
      T1548: 'Abuse elevation control mechanism',
      T1546: 'Event triggered execution',
    },
  ],
  [
    'Defence evasion',
    {
      T1562: 'Impair defences',
      T1070: 'Indicator removal',
      T1036: 'Masquerading',
      T1612: 'Build image on host',
      T1550: 'Use alternate authentication material',
      T1578: 'Modify cloud compute infrastructure',
      T1535: 'Unused or unsupported cloud regions',
    },
  ],
  [
    'Credential access',
    {
      T1552: 'Unsecured credentials',
      T1528: 'Steal application access token',
      T1110: 'Brute force',
      T1555: 'Credentials from password stores',
      T1649: 'Steal or forge certificates',
      T1040: 'Network sniffing',
      T1557: 'Adversary in the middle',
    },
  ],
  [
    'Discovery',
    {
      T1613: 'Container and resource discovery',
      T1046: 'Network service discovery',
      T1069: 'Permission groups discovery',
      T1087: 'Account discovery',
      T1580: 'Cloud infrastructure discovery',
      T1526: 'Cloud service discovery',
      T1082: 'System information discovery',
      T1518: 'Software discovery',
    },
  ],
  [
    'Lateral movement',
    { T1021: 'Remote services', T1570: 'Lateral tool transfer', T1210: 'Exploitation of remote services' },
  ],
  [
    'Collection',
    {
      T1530: 'Data from cloud storage',
      T1213: 'Data from information repositories',
      T1074: 'Data staged',
      T1005: 'Data from local system',
    },
  ],
  [
    'Command and control',
    {
      T1090: 'Proxy',
      T1572: 'Protocol tunnelling',
      T1071: 'Application layer protocol',
      T1105: 'Ingress tool transfer',
    },
  ],
  [
    'Exfiltration',
    {
      T1567: 'Exfiltration over web service',
      T1537: 'Transfer data to cloud account',
      T1041: 'Exfiltration over C2 channel',
    },
  ],
  [
    'Impact',
    {
      T1485: 'Data destruction',
      T1486: 'Data encrypted for impact',
      T1489: 'Service stop',
      T1490: 'Inhibit system recovery',
      T1496: 'Resource hijacking',
      T1498: 'Network denial of service',
      T1499: 'Endpoint denial of service',
      T1531: 'Account access removal',
    },
  ],
];

const NAMES = Object.assign({}, ...TACTICS.map(([, techniques]) => techniques));

/** The technique that a sub-technique belongs to: T1562.001 → T1562. */
export const parentOf = (id) => id.split('.')[0];

/** Its name; the id where it is not one of those above. */
export const nameOf = (id) => NAMES[parentOf(id)] ?? id;

export const isKnown = (id) => parentOf(id) in NAMES;

/** Links to the alerts of techniques. */
export function techniqueLinks(ids) {
  return ids.map(
    (id, i) => html`
      ${i ? ' · ' : ''}
      <a href="/alerts?attack=${encodeURIComponent(id)}" title=${nameOf(id)}>${id}</a>
      ${isKnown(id) ? nameOf(id) : ''}
    `,
  );
}
