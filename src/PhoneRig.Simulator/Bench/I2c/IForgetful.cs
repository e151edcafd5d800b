namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>A chip that is told how its pins are to be, and forgets it when its supply dips.</summary>
public interface IForgetful
{
    /// <summary>Power has come back: everything is as after power-on.</summary>
    void PowerOnReset();
}
