package dev.singletable.autoconfigure.zoo;

import dev.singletable.autoconfigure.staff.Keeper;
import dev.singletable.repository.SingleTableRepository;

/** Keeps entities of a package that is not searched. */
public interface KeeperRepository extends SingleTableRepository<Keeper, String> {

}
