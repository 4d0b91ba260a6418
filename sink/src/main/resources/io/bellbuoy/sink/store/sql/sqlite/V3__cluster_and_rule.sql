-- What people ask most: what did this rule find in this cluster. Without it a rule that is frequent
-- elsewhere is walked from end to end for a cluster that seldom has it.
CREATE INDEX alert_by_cluster_and_rule ON alert (cluster, rule, raised_at);
