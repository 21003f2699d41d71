-- Reviewers of other agencies are found by what their own row says: the rows of staff are few among those of cases, and those made
-- before they said so are made again.

create index dossier_staff on view.dossier (agency) where procedure = 'staff';

update view.dossier set refresh_on = current_date where procedure = 'staff';
